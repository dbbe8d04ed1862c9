package org.hotline12345.workorder;

/** Somebody else changed the order in between. */
public final class StaleOrderException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StaleOrderException(String message) {
    super(message);
  }
}
