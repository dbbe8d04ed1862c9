package org.hotline12345.knowledge;

/** A file cannot be attached to an article. Its message is for the editor, in Chinese. */
public final class InvalidAttachmentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String field;

  /**
   * @param field {@code name} or {@code content}
   */
  InvalidAttachmentException(String field, String actual, String expected) {
    super(actual + "（应为：" + expected + "）");
    this.field = field;
  }

  /** What is wrong, {@code name} or {@code content}. */
  public String field() {
    return field;
  }
}
