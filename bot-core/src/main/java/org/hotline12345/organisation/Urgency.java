package org.hotline12345.organisation;

/** How fast a matter must be handled by its nature. */
public enum Urgency {
  /** An everyday matter. */
  NORMAL,
  /** Water, power, gas or heat is out. */
  UTILITY,
  /** Danger to life or property that is not an emergency call. */
  DANGER
}
