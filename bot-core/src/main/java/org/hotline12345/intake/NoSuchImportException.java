package org.hotline12345.intake;

/** There is no upload of that id, or none of its items has that number. */
public final class NoSuchImportException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NoSuchImportException(String what) {
    super(what);
  }
}
