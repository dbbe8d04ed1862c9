package org.hotline12345.intake;

/** The upload is in a state in which that cannot be done. */
public final class ImportNotReadyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ImportNotReadyException(String message) {
    super(message);
  }
}
