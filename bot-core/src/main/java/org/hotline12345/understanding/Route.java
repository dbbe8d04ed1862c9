package org.hotline12345.understanding;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which way an utterance goes; the tests are in this order and the first match wins. */
public enum Route {
  /** To 110, 119, 120 or 122 at once. */
  EMERGENCY,
  /** Belongs to litigation, arbitration, discipline inspection, reconsideration, disclosure, 信访. */
  STATUTORY,
  /**
   * Never taken: secrets, others' private data, abuse, manipulation, matters of no public service.
   */
  REFUSED,
  /** Tax, tobacco, customs, immigration: a sub-centre with its own seats. */
  SUBCENTRE,
  /** A general question, answered from the knowledge base. */
  QUESTION,
  /** A demand that becomes a work order. */
  ORDER,
  /** Asks how an order stands. */
  PROGRESS,
  /** Wants a person. */
  HANDOFF,
  /** Greeting, thanks, farewell, who are you. */
  SMALLTALK,
  /** Nothing above could be made out; ask. */
  UNCLEAR;

  /** The lower-case name used in evaluation files. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
