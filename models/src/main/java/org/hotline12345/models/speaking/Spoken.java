package org.hotline12345.models.speaking;

import java.util.ArrayList;
import java.util.List;
import org.hotline12345.speech.SynthesisException;

/** What is common to all voices about the text they are given. Pure. */
final class Spoken {
  /** Samples a second of everything that is spoken. */
  static final int RATE = 8000;

  static final int LONGEST = 600;
  private static final String LONG_PAUSE = "。！？!?；;\n";
  private static final String SHORT_PAUSE = "，、,：: ";

  /**
   * A stretch said in one breath.
   *
   * @param words letters and digits only
   * @param pauseMillis silence after it
   */
  record Breath(String words, int pauseMillis) {}

  private Spoken() {}

  /**
   * Cuts a text at its punctuation.
   *
   * @throws SynthesisException when nothing is to be said, or far too much
   */
  static List<Breath> breaths(String text) {
    if (text.length() > LONGEST) {
      throw new SynthesisException(
          "text: " + text.length() + " characters (expected: at most " + LONGEST + ")", null);
    }
    List<Breath> breaths = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '。';
      int pause = LONG_PAUSE.indexOf(c) >= 0 ? 320 : SHORT_PAUSE.indexOf(c) >= 0 ? 160 : 0;
      if (Character.isLetterOrDigit(c)) {
        words.append(c);
      } else if (pause > 0 && !words.isEmpty()) {
        breaths.add(new Breath(words.toString(), pause));
        words.setLength(0);
      }
    }
    if (breaths.isEmpty()) {
      throw new SynthesisException("text: nothing to say (expected: words)", null);
    }
    return breaths;
  }

  /** The words alone, by which recordings are found. */
  static String key(String text) {
    StringBuilder words = new StringBuilder();
    text.chars().filter(Character::isLetterOrDigit).forEach(c -> words.append((char) c));
    return words.toString();
  }
}
