package org.hotline12345.asked;

import java.util.Locale;

/** What the citizen did next about the same question. */
public enum Sequel {
  /** Asked for a person. */
  PERSON,
  /** Had it registered as an order. */
  ORDER;

  /** The lower-case name used on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
