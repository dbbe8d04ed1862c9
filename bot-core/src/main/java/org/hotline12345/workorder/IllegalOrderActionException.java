package org.hotline12345.workorder;

/** The action is not allowed for the order as it stands; the message says what is. */
public final class IllegalOrderActionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public IllegalOrderActionException(String message) {
    super(message);
  }
}
