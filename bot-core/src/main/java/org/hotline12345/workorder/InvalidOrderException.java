package org.hotline12345.workorder;

/** What was entered for an order cannot be taken; the message names every problem. */
public final class InvalidOrderException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public InvalidOrderException(String message) {
    super(message);
  }
}
