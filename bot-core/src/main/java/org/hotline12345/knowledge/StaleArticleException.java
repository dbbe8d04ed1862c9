package org.hotline12345.knowledge;

/** Somebody else saved the article since it was read. */
public final class StaleArticleException extends RuntimeException {
  public StaleArticleException(String id, int expected, int actual) {
    super("article " + id + ": version " + expected + " was edited, current is " + actual);
  }
}
