package org.hotline12345.knowledge;

/** Whoever wrote an article's words may not be the one who publishes them. */
public final class SameHandsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SameHandsException(String id, String user) {
    super(
        "article "
            + id
            + ": "
            + user
            + " wrote what is to be published (expected: a reviewer who did not write it)");
  }
}
