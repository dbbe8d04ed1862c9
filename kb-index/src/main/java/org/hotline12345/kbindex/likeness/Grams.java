package org.hotline12345.kbindex.likeness;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Overlapping runs of characters, by which texts are compared. */
final class Grams {
  private Grams() {}

  /** The words without what people write differently: blanks, punctuation, case. */
  static String essence(String text) {
    return text.replaceAll("[\\p{Punct}\\p{IsPunctuation}\\s\\u3000]+", "")
        .toLowerCase(Locale.ROOT);
  }

  /** Hashes of all runs of this length. */
  static Set<Integer> of(String text, int length) {
    Set<Integer> grams = HashSet.newHashSet(Math.max(1, text.length()));
    for (int i = 0; i + length <= text.length(); i++) {
      grams.add(text.substring(i, i + length).hashCode());
    }
    return grams;
  }

  /** Share of common runs in both, in [0, 1]; 0 when either has none. */
  static double dice(Set<Integer> one, Set<Integer> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return 0;
    }
    long common =
        one.size() <= other.size()
            ? one.stream().filter(other::contains).count()
            : other.stream().filter(one::contains).count();
    return 2.0 * common / (one.size() + other.size());
  }
}
