package org.hotline12345.kbindex.evaluation;

/**
 * How well answers were ranked. A question counts as recalled when any of its relevant documents
 * stands among the first k: one right article answers the citizen.
 */
public record RankScores(double recallAt1, double recallAt5, double mrrAt10) {

  /** Adds up ranks. Not thread-safe. */
  static final class Tally {
    private int questions;
    private int first;
    private int firstFive;
    private double reciprocal;

    /**
     * @param rank of the first relevant document from 1, 0 when there is none
     */
    void add(int rank) {
      questions++;
      first += rank == 1 ? 1 : 0;
      firstFive += rank >= 1 && rank <= 5 ? 1 : 0;
      reciprocal += rank >= 1 && rank <= 10 ? 1.0 / rank : 0;
    }

    RankScores scores() {
      double n = Math.max(1, questions);
      return new RankScores(rounded(first / n), rounded(firstFive / n), rounded(reciprocal / n));
    }

    private static double rounded(double share) {
      return Math.round(share * 1e4) / 1e4;
    }
  }
}
