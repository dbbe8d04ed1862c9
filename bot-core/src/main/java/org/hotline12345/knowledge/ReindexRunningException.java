package org.hotline12345.knowledge;

/** A reindex was asked for while one is running. */
public final class ReindexRunningException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ReindexRunningException() {
    super("a reindex is running (expected: one at a time)");
  }
}
