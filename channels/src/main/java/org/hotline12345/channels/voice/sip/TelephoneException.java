package org.hotline12345.channels.voice.sip;

import org.jspecify.annotations.Nullable;

/** Calls cannot be taken: a port is not free, or a key store cannot be used. */
public final class TelephoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TelephoneException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
