package org.hotline12345.dialogue;

import java.util.List;
import org.hotline12345.facts.Facts;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.understanding.RouteGuess;

/**
 * What was made of one utterance.
 *
 * @param text the citizen's words
 * @param guess the route the words point to
 * @param facts the facts found in them
 * @param hits articles that may answer, best first, all of them servable
 */
record Understanding(String text, RouteGuess guess, Facts facts, List<Hit> hits) {
  public Understanding {
    hits = List.copyOf(hits);
  }

  /**
   * How near the best article is, 0 when none was found. One that carries the document number that
   * was asked for is as near as can be, whatever else it says.
   */
  double nearness() {
    if (hits.isEmpty()) {
      return 0;
    }
    return hits.getFirst().cited() ? 1 : hits.getFirst().cosine();
  }
}
