package org.hotline12345.asked;

import java.util.Locale;

/** What became of a question. */
public enum Outcome {
  /** An article answered it, or a fixed phrase did. */
  ANSWERED,
  /** The citizen was asked which of several articles is meant, and has not said yet. */
  CLARIFIED,
  /** The citizen was asked which is meant, and went on with something else. */
  UNCHOSEN,
  /** The bot said that it does not know, or could make nothing of the words. */
  UNKNOWN,
  /** Words that ask became a work order, because nothing that answers was found. */
  ORDERED;

  /** The lower-case name used on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
