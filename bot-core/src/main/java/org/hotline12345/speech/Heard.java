package org.hotline12345.speech;

import java.util.List;

/**
 * What was understood of one utterance.
 *
 * @param hypotheses best first; empty when nothing was said
 */
public record Heard(List<Hypothesis> hypotheses) {

  /**
   * One reading of what was said.
   *
   * @param text Chinese without spaces and punctuation
   * @param confidence 0 to 1, comparable within one recogniser only
   */
  public record Hypothesis(String text, double confidence) {}

  public Heard {
    hypotheses = List.copyOf(hypotheses);
  }

  /** The best reading; empty text when nothing was understood. */
  public String text() {
    return hypotheses.isEmpty() ? "" : hypotheses.getFirst().text();
  }
}
