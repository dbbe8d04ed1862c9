package org.hotline12345.workorder;

/** An order with this idempotency key exists already. */
public final class DuplicateOrderException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DuplicateOrderException(String message) {
    super(message);
  }
}
