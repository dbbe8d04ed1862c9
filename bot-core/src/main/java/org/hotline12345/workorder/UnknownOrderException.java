package org.hotline12345.workorder;

/** No order has this number. */
public final class UnknownOrderException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnknownOrderException(String message) {
    super(message);
  }
}
