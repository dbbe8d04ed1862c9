package org.hotline12345.knowledge;

/** There is no article of that id. */
public final class NoSuchArticleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NoSuchArticleException(String id) {
    super("article: " + id + " (expected: the id of an article)");
  }
}
