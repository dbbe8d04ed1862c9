package org.hotline12345.speech;

import java.util.Arrays;
import java.util.List;

/**
 * A text beside its sounds, as {@link PhraseMatcher} compares them.
 *
 * @param text letters and digits only
 * @param sounds a toned syllable for each character, or the character itself
 * @param bag the sounds without tone, sorted
 */
record Spelled(String text, List<String> sounds, List<String> bag) {
  /** What is said beside a phrase and means little, cheap to leave out or add. */
  private static final String LIGHT = "的了吗呢啊吧呀嗯呃哦哎我你您请就是个那这想要问";

  private static final double ALIKE = 0.04;
  private static final double LIGHT_EXTRA = 0.15;
  private static final double LIGHT_MISSING = 0.45;
  private static final double OUTSIDE = 0.4;
  private static final double EXTRA = 0.7;
  private static final double MISSING = 0.9;

  static Spelled of(String written) {
    StringBuilder plain = new StringBuilder(written.length());
    written.chars().filter(Character::isLetterOrDigit).forEach(c -> plain.append((char) c));
    String text = plain.toString();
    List<String> read = Pronunciation.shipped().read(text);
    String[] sounds = new String[text.length()];
    for (int i = 0; i < sounds.length; i++) {
      sounds[i] = read.get(i).isEmpty() ? text.substring(i, i + 1) : read.get(i);
    }
    String[] bag = new String[sounds.length];
    for (int i = 0; i < bag.length; i++) {
      bag[i] = sounds[i].replaceAll("[1-5]$", "");
    }
    Arrays.sort(bag);
    return new Spelled(text, List.of(sounds), List.of(bag));
  }

  int length() {
    return text.length();
  }

  /** The share of both texts' toneless syllables that the other has too, whatever their order. */
  double sharedSyllables(Spelled other) {
    int i = 0;
    int j = 0;
    int shared = 0;
    while (i < bag.size() && j < other.bag.size()) {
      int order = bag.get(i).compareTo(other.bag.get(j));
      if (order == 0) {
        shared++;
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return 2.0 * shared / (bag.size() + other.bag.size());
  }

  /**
   * How well a reading fits this phrase, 0 to 1: 1 minus the weighted edits per character. What
   * stands before and after the phrase costs less than what stands inside.
   */
  double likeness(Spelled reading) {
    int columns = reading.length();
    double[] row = new double[columns + 1];
    double[] above = new double[columns + 1];
    for (int j = 1; j <= columns; j++) {
      above[j] = above[j - 1] + Math.min(OUTSIDE, reading.extra(j - 1));
    }
    for (int i = 1; i <= length(); i++) {
      row[0] = above[0] + missing(i - 1);
      for (int j = 1; j <= columns; j++) {
        double extra = reading.extra(j - 1);
        double leftOut = i == length() ? Math.min(OUTSIDE, extra) : extra;
        row[j] =
            Math.min(
                above[j - 1] + apart(i - 1, reading, j - 1),
                Math.min(above[j] + missing(i - 1), row[j - 1] + leftOut));
      }
      double[] last = above;
      above = row;
      row = last;
    }
    return Math.max(0, 1 - above[columns] / length());
  }

  private double apart(int i, Spelled other, int j) {
    if (text.charAt(i) == other.text.charAt(j)) {
      return 0;
    }
    return Math.min(1, ALIKE + SoundLikeness.apart(sounds.get(i), other.sounds.get(j)));
  }

  private double extra(int i) {
    return LIGHT.indexOf(text.charAt(i)) >= 0 ? LIGHT_EXTRA : EXTRA;
  }

  private double missing(int i) {
    return LIGHT.indexOf(text.charAt(i)) >= 0 ? LIGHT_MISSING : MISSING;
  }
}
