package org.hotline12345.dialogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who answers the citizen now. */
public enum Holder {
  BOT,
  /** Nobody yet: the citizen waits for a person. */
  QUEUE,
  SEAT,
  CLOSED;

  /** The lower-case name used on the wire. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
