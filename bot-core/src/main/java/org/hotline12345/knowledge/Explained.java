package org.hotline12345.knowledge;

import java.util.List;

/**
 * An article found, and why it stands where it stands.
 *
 * @param reasons Chinese sentences for an editor, the weightiest first; none when the retriever
 *     cannot tell
 */
public record Explained(Hit hit, List<String> reasons) {
  public Explained {
    reasons = List.copyOf(reasons);
  }
}
