package org.hotline12345.dialogue;

/** What the citizen was asked about how his order was dealt with. */
public enum RatingStep {
  /** How content he is. */
  RESULT,
  /** Whether the matter is solved. */
  SOLVED,
  /** Why he is not content. */
  REASON
}
