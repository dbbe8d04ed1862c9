package org.hotline12345.listening;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How much of a reading is made of stretches that stand so in what was expected. A recogniser that
 * knows some words only puts whatever it hears into these: then single words stand beside each
 * other that never do. Immutable.
 */
final class Connection {
  private static final int SHORTEST = 4;
  private static final int SHORTEST_ANYWHERE = 2;
  private static final int SHORTEST_WHOLE = 3;
  private static final int LONGEST = 16;

  private final Set<String> whole;
  private final String all;
  private final boolean anywhere;
  private final int shortest;

  /**
   * @param anywhere whether a stretch may come from the middle of a phrase, as in an address
   */
  Connection(List<String> phrases, boolean anywhere) {
    this.anywhere = anywhere;
    this.shortest = anywhere ? SHORTEST_ANYWHERE : SHORTEST_WHOLE;
    this.whole = new HashSet<>(phrases);
    this.all = "\n" + String.join("\n", phrases);
  }

  /** Whether a reading is, as it stands, one thing that was expected. */
  boolean isWhole(String reading) {
    return whole.contains(reading);
  }

  /** The share of the characters of a reading, 0 to 1. */
  double of(String reading) {
    int connected = 0;
    int i = 0;
    while (i < reading.length()) {
      int length = longest(reading, i);
      connected += length;
      i += Math.max(1, length);
    }
    return reading.isEmpty() ? 0 : (double) connected / reading.length();
  }

  private int longest(String reading, int from) {
    int most = Math.min(LONGEST, reading.length() - from);
    for (int length = most; length >= shortest; length--) {
      String stretch = reading.substring(from, from + length);
      if (whole.contains(stretch) || (length >= SHORTEST && stands(stretch))) {
        return length;
      }
    }
    return 0;
  }

  private boolean stands(String stretch) {
    return all.contains(anywhere ? stretch : "\n" + stretch);
  }
}
