package org.hotline12345.models.catalogue;

import org.jspecify.annotations.Nullable;

/** A model cannot be fetched, checked or unpacked; the message says which and why. */
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ModelException(String message) {
    this(message, null);
  }

  ModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
