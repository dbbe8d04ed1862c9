package org.hotline12345.listening;

import java.util.List;
import org.hotline12345.understanding.Syllables;
import org.jspecify.annotations.Nullable;

/** How much two texts sound alike, syllable by syllable. Pure. */
final class Likeness {
  private Likeness() {}

  /**
   * @param likeness 0 to 1
   */
  record Match(String phrase, double likeness) {}

  /** The phrase that sounds most like the text, null when there is none. */
  static @Nullable Match nearest(String text, List<String> phrases) {
    List<String> sounds = Syllables.of(text);
    Match best = null;
    for (String phrase : phrases) {
      double likeness = of(sounds, Syllables.of(phrase));
      if (best == null || likeness > best.likeness()) {
        best = new Match(phrase, likeness);
      }
    }
    return best;
  }

  private static double of(List<String> a, List<String> b) {
    int longer = Math.max(a.size(), b.size());
    return longer == 0 ? 0 : 1 - (double) distance(a, b) / longer;
  }

  private static int distance(List<String> a, List<String> b) {
    int[] row = new int[b.size() + 1];
    for (int j = 0; j <= b.size(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.size(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.size(); j++) {
        int replaced = diagonal + (a.get(i - 1).equals(b.get(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.size()];
  }
}
