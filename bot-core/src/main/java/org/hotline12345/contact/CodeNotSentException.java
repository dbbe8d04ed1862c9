package org.hotline12345.contact;

import org.jspecify.annotations.Nullable;

/** A code did not go out. Its message names neither phone nor code. */
public final class CodeNotSentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CodeNotSentException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
