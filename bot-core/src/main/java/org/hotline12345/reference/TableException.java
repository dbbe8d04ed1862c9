package org.hotline12345.reference;

/** Reference data that cannot be used; the message names file, line and column. */
public final class TableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TableException(String message) {
    super(message);
  }

  public TableException(String message, Throwable cause) {
    super(message, cause);
  }
}
