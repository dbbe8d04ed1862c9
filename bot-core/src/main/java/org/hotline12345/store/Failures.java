package org.hotline12345.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the database meant by an exception. */
final class Failures {
  private static final String UNIQUE_VIOLATION = "23505";

  private Failures() {}

  /** Whether a row with the same unique value exists. */
  static boolean isDuplicate(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
