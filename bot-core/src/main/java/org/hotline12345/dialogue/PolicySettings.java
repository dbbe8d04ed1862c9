package org.hotline12345.dialogue;

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
 * @param rival how much nearer the best must be than the second to answer without asking
 */
public record PolicySettings(
    double answer, double related, double offer, double sure, double rival) {

  /** The shipped defaults. */
  public static PolicySettings defaults() {
    return new PolicySettings(0.68, 0.64, 0.56, 0.74, 0.012);
  }
}
