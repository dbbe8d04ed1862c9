package org.hotline12345.understanding;

import org.hotline12345.workorder.DemandType;

/**
 * What the words alone say about the way to go, before the knowledge base is asked.
 *
 * @param route the way, {@link Route#UNCLEAR} when the words do not tell
 * @param ruled the way the rules alone would go
 * @param target the lawful route, the sub-centre's number, the reason of a refusal; else empty
 * @param type the kind of demand, meaningful when {@code orderWeight > 0}
 * @param questionWeight how much the rules find that speaks for a general question, 0 for nothing
 * @param orderWeight how much the rules find that speaks for a demand, 0 for nothing
 * @param abusive whether insults are among the words
 */
public record RouteGuess(
    Route route,
    Route ruled,
    String target,
    DemandType type,
    double questionWeight,
    double orderWeight,
    boolean abusive) {

  /** A demand that weighs this much was called one by the citizen (我要投诉). */
  private static final double OUTSPOKEN = 2;

  /** Whether the words ask something, even if they sound like a demand too. */
  public boolean asks() {
    return questionWeight >= 0.9 && questionWeight >= orderWeight - 0.6 && orderWeight < OUTSPOKEN;
  }
}
