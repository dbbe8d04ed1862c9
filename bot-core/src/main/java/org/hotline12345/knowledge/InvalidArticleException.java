package org.hotline12345.knowledge;

import java.util.List;

/** An article lacks something or says something impossible; all of it is listed. */
public final class InvalidArticleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final List<String> problems;

  public InvalidArticleException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each as {@code field: what stands there (expected: what should)}. */
  public List<String> problems() {
    return problems;
  }
}
