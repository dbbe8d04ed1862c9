package org.hotline12345.understanding;

import java.util.List;

/**
 * A learned opinion on the route of an utterance; help beside the rules, never before them.
 * Implementations are thread-safe and deterministic.
 */
@FunctionalInterface
public interface RouteModel {

  /**
   * Every label with its probability, likeliest first; the probabilities sum to 1. Emergencies are
   * not among the labels of a model that hears them by {@link #emergencies}.
   */
  List<Opinion> opinions(String text);

  /**
   * Whether the text tells of an emergency: 110, 119, 120, 122 as targets of {@link
   * Route#EMERGENCY}, and {@link Route#UNCLEAR} for none, likeliest first; the probabilities sum to
   * 1. Empty when the model has no opinion on emergencies.
   */
  default List<Opinion> emergencies(String text) {
    return List.of();
  }

  /**
   * {@link #emergencies} from characters and sounds alone, without the meaning of the text: not as
   * good, but nothing is embedded for it. Empty when the model has no such opinion.
   */
  default List<Opinion> emergenciesByWords(String text) {
    return List.of();
  }

  /**
   * One label's share.
   *
   * @param target as in {@link RouteGuess#target()}, the kind of demand for orders
   * @param probability in [0, 1]
   */
  record Opinion(Route route, String target, double probability) {}
}
