package org.hotline12345.wording;

/** There is no such entry, or no longer. */
public final class NoSuchWordException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NoSuchWordException(String id) {
    super("word " + id + ": not there (expected: an entry of the word book)");
  }
}
