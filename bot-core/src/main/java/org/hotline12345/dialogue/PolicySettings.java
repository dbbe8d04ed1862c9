package org.hotline12345.dialogue;

import org.hotline12345.knowledge.Hit;

/**
 * Where the policy draws its lines. Cosines of the bge-small-zh model.
 *
 * <p>Measured on questions of everyday life, half of them about matters the knowledge does not have
 * (docs/eval/outside-*.tsv): the cosine of the best article alone tells known from unknown as well
 * as a regression over it, the margin to the second and the shares of rare words that stand in the
 * article.
 *
 * @param answer an article at least this near answers a question without asking back
 * @param related an article at least this near has to do with the words
 * @param offer articles at least this near are offered to choose from
 * @param sure an article at least this near answers words that are no clear question
 * @param plain an article at least this near is meant, whatever else there is
 * @param alike when another article is as good as the best
 * @param nearer when another article is nearer in meaning than the best
 */
public record PolicySettings(
    double answer,
    double related,
    double offer,
    double sure,
    double plain,
    Rival alike,
    Rival nearer) {

  /**
   * When both must be offered to choose from.
   *
   * @param behind how far the other's score may lie behind, as a share of the best's
   * @param cosine how much nearer the other must be than the best; negative: how much farther it
   *     may be
   */
  public record Rival(double behind, double cosine) {
    boolean holds(Hit best, Hit other) {
      return best.score() - other.score() <= behind && other.cosine() - best.cosine() >= cosine;
    }
  }

  /** The shipped defaults. */
  public static PolicySettings defaults() {
    return new PolicySettings(
        0.70, 0.66, 0.56, 0.76, 0.93, new Rival(0.02, -0.05), new Rival(0.12, 0.02));
  }
}
