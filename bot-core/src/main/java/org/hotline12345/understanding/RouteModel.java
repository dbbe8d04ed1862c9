package org.hotline12345.understanding;

import java.util.List;

/**
 * A learned opinion on the route of an utterance; help beside the rules, never before them.
 * Implementations are thread-safe and deterministic.
 */
@FunctionalInterface
public interface RouteModel {

  /** Every label with its probability, likeliest first; the probabilities sum to 1. */
  List<Opinion> opinions(String text);

  /**
   * One label's share.
   *
   * @param target as in {@link RouteGuess#target()}, the kind of demand for orders
   * @param probability in [0, 1]
   */
  record Opinion(Route route, String target, double probability) {}
}
