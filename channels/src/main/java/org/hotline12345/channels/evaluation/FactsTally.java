package org.hotline12345.channels.evaluation;

/** What was found right, found wrong, and missed, of one fact. */
final class FactsTally {
  private int right;
  private int wrong;
  private int missed;

  void right() {
    right++;
  }

  void wrong() {
    wrong++;
  }

  void missed() {
    missed++;
  }

  Score score() {
    double precision = right + wrong == 0 ? 1 : (double) right / (right + wrong);
    double recall = right + missed == 0 ? 1 : (double) right / (right + missed);
    double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    return new Score(
        rounded(precision), rounded(recall), rounded(f1), right + missed, right + wrong);
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  /**
   * @param n how often the fact is told
   * @param found how often it was found
   */
  public record Score(double precision, double recall, double f1, int n, int found) {}
}
