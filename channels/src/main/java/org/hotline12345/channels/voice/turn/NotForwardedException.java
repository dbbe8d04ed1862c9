package org.hotline12345.channels.voice.turn;

import org.jspecify.annotations.Nullable;

/** What was to be brought to a caller did not go out. Its message names neither phone nor text. */
public final class NotForwardedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotForwardedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
