package org.hotline12345.kbindex.documents;

/**
 * A file that cannot be read. The message is Chinese and tells whoever uploaded it what is wrong
 * and what would be right.
 */
final class DocumentException extends Exception {
  private static final long serialVersionUID = 1;

  DocumentException(String message) {
    super(message);
  }

  DocumentException(String message, Throwable cause) {
    super(message, cause);
  }
}
