package org.hotline12345.store;

/** A commit was made, but the disk did not confirm it: nobody may be told that it survives. */
public final class NotForcedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotForcedException(Throwable cause) {
    super("the database could not force its commits to disk: " + cause.getMessage(), cause);
  }
}
