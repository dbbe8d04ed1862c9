package org.hotline12345.speech;

import org.jspecify.annotations.Nullable;

/** Speech cannot be recognised now. */
public final class RecognitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RecognitionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
