package org.hotline12345.kbindex.lucene;

import java.util.HashSet;
import java.util.Set;

/** How much of a question's wording stands in the passages of an article. */
final class SharedPairs {
  private final Set<String> asked;

  /**
   * @param title its pairs are not counted: every passage of the article has them for its subject
   */
  SharedPairs(String question, String title) {
    asked = pairs(question);
    asked.removeIf(title::contains);
  }

  /** The share, in [0, 1], of the question's adjacent character pairs that stand in the text. */
  double in(String text) {
    return asked.isEmpty()
        ? 0
        : (double) asked.stream().filter(text::contains).count() / asked.size();
  }

  private static Set<String> pairs(String text) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 2 <= text.length(); i++) {
      if (Character.isLetterOrDigit(text.charAt(i))
          && Character.isLetterOrDigit(text.charAt(i + 1))) {
        pairs.add(text.substring(i, i + 2));
      }
    }
    return pairs;
  }
}
