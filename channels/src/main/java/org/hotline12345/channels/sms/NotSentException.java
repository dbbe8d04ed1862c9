package org.hotline12345.channels.sms;

import org.jspecify.annotations.Nullable;

/** A short message did not go out. Its message names neither phone nor text. */
public final class NotSentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotSentException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
