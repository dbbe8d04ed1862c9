package org.hotline12345.wording;

/** Somebody else changed the entry since it was read. */
public final class StaleWordException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StaleWordException(String id, int expected) {
    super("word " + id + ": version " + expected + " was changed (expected: the latest version)");
  }
}
