package org.hotline12345.knowledge;

/** An article of that id is there already. */
public final class ArticleExistsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ArticleExistsException(String id) {
    super("id: " + id + " is taken (expected: a new id)");
  }
}
