package org.hotline12345.speech;

import org.jspecify.annotations.Nullable;

/** Text cannot be spoken. */
public final class SynthesisException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SynthesisException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
