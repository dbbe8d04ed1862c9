package org.hotline12345.enclosure;

/** A file cannot be taken as a picture. Its message is for people, in Chinese. */
public final class InvalidPictureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidPictureException(String message) {
    super(message);
  }
}
