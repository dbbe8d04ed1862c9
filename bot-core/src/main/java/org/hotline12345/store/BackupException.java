package org.hotline12345.store;

import org.jspecify.annotations.Nullable;

/** A backup cannot be made, or a file is no backup that can be restored. Nothing was changed. */
public final class BackupException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BackupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
