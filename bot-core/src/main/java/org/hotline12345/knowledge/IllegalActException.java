package org.hotline12345.knowledge;

/** An article's state does not allow what was asked for. */
public final class IllegalActException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public IllegalActException(String id, ArticleAct act, String reason) {
    super("article " + id + ": " + act.label() + " is not possible: " + reason);
  }
}
