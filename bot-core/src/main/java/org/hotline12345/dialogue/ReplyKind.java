package org.hotline12345.dialogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a reply does. */
public enum ReplyKind {
  ANSWER,
  CLARIFY,
  ASK,
  ORDER,
  PROGRESS,
  HANDOFF,
  REFUSE,
  EMERGENCY,
  SMALLTALK;

  /** The lower-case name used on the wire. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
