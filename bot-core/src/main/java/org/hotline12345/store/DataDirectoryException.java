package org.hotline12345.store;

import org.jspecify.annotations.Nullable;

/** The data directory cannot be used: held by another process, not writable, or not ours. */
public final class DataDirectoryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DataDirectoryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
