package org.hotline12345.wording;

import java.util.List;

/** An entry cannot stand in the word book; all that is wrong with it is listed. */
public final class InvalidWordException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final List<String> problems;

  public InvalidWordException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each as {@code field: what stands there (expected: what should)}. */
  public List<String> problems() {
    return problems;
  }
}
