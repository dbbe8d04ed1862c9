package org.hotline12345.dialogue;

/** What the form asks for, in the order of asking. */
public enum FormStep {
  WHAT,
  WHERE,
  /** The county of a place that was named without one. */
  COUNTY,
  WHEN,
  CONTACT,
  CONFIDENTIAL,
  CONFIRM
}
