package org.hotline12345.dialogue;

/**
 * Where the policy draws its lines. Cosines of the bge-small-zh model.
 *
 * @param answer an article at least this near answers a question
 * @param offer articles at least this near are offered to choose from
 * @param sure an article at least this near answers words that are no clear question
 * @param rival how much nearer the best must be than the second to answer without asking
 */
public record PolicySettings(double answer, double offer, double sure, double rival) {

  /** The shipped defaults. */
  public static PolicySettings defaults() {
    return new PolicySettings(0.64, 0.56, 0.74, 0.012);
  }
}
