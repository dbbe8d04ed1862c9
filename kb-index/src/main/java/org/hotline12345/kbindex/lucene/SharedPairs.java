package org.hotline12345.kbindex.lucene;

import java.util.HashSet;
import java.util.Set;

/** How much of a question's wording stands in a text. */
final class SharedPairs {
  private SharedPairs() {}

  /**
   * The share, in [0, 1], of the question's adjacent character pairs that stand in the text. Pairs
   * of the title are not counted: every passage of the article has them for its subject.
   */
  static double of(String question, String text, String title) {
    Set<String> asked = pairs(question);
    asked.removeAll(pairs(title));
    if (asked.isEmpty()) {
      return 0;
    }
    Set<String> present = pairs(text);
    return (double) asked.stream().filter(present::contains).count() / asked.size();
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
