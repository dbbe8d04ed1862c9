package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An index on disk that must be built anew. */
final class UnusableIndexException extends IOException {
  private static final long serialVersionUID = 1;

  UnusableIndexException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
