package org.hotline12345.knowledge;

import java.util.List;

/**
 * Whether the index holds what the database says it should, article by article.
 *
 * @param articles how many articles the index should hold
 * @param missing ids of articles it should hold and does not
 * @param surplus ids of articles it holds and should not
 * @param differing ids of articles of which it holds something else, or more than one
 */
public record VerifyReport(
    int articles, List<String> missing, List<String> surplus, List<String> differing) {
  public VerifyReport {
    missing = List.copyOf(missing);
    surplus = List.copyOf(surplus);
    differing = List.copyOf(differing);
  }

  /** Whether database and index are equal. */
  public boolean equal() {
    return missing.isEmpty() && surplus.isEmpty() && differing.isEmpty();
  }
}
