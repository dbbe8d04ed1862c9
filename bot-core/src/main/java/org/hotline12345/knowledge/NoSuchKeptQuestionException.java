package org.hotline12345.knowledge;

/** No question of that id is kept. */
public final class NoSuchKeptQuestionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NoSuchKeptQuestionException(String id) {
    super("kept question: " + id + " (expected: the id of one that is kept)");
  }
}
