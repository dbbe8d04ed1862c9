package org.hotline12345.understanding;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Errors as a speech recogniser makes them, to measure and to train against. Each Han character is
 * hit with the given probability; of the hits 60 % become another character of the same toneless
 * syllable, 20 % one of a neighbouring sound (see {@link Syllables}), 10 % are dropped, 10 % get a
 * character more beside them. Substitutes are of the 3,755 common characters (GB 2312, level 1).
 * The same text, rate and seed give the same errors. Immutable, thread-safe.
 */
public final class SpeechNoise {

  private static final String FILLERS = "嗯啊呃那个这就是的了";
  private static final Charset GB2312 = Charset.forName("GB2312");
  private static final int FIRST_ROW = 0xB0;
  private static final int LAST_ROW = 0xD7;

  private final Map<String, List<Character>> exact = new HashMap<>();
  private final Map<String, List<Character>> near = new HashMap<>();

  /** Knows the common characters by their sound. */
  public SpeechNoise() {
    for (int row = FIRST_ROW; row <= LAST_ROW; row++) {
      for (int cell = 0xA1; cell <= 0xFE; cell++) {
        char c = decode(row, cell);
        String sound = Syllables.exact(c);
        if (!sound.isEmpty()) {
          exact.computeIfAbsent(sound, key -> new ArrayList<>()).add(c);
          near.computeIfAbsent(Syllables.merged(sound), key -> new ArrayList<>()).add(c);
        }
      }
    }
  }

  private static char decode(int row, int cell) {
    return new String(new byte[] {(byte) row, (byte) cell}, GB2312).charAt(0);
  }

  /**
   * The text as it may be heard.
   *
   * @param rate share of Han characters that are hit, in [0, 1]; 0 leaves the text alone
   * @throws IllegalArgumentException when the rate is outside
   */
  public String heard(String text, double rate, long seed) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("rate: " + rate + " (expected: 0–1)");
    }
    Random chance = new Random(seed * 31 + text.hashCode());
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String sound = Syllables.exact(c);
      if (sound.isEmpty() || chance.nextDouble() >= rate) {
        out.append(c);
        continue;
      }
      double kind = chance.nextDouble();
      if (kind < 0.6) {
        out.append(other(c, exact.getOrDefault(sound, List.of()), chance));
      } else if (kind < 0.8) {
        out.append(other(c, near.getOrDefault(Syllables.merged(sound), List.of()), chance));
      } else if (kind >= 0.9) {
        out.append(c).append(FILLERS.charAt(chance.nextInt(FILLERS.length())));
      }
    }
    return out.toString();
  }

  private static char other(char c, List<Character> alike, Random chance) {
    List<Character> others = alike.stream().filter(o -> o != c).toList();
    return others.isEmpty() ? c : others.get(chance.nextInt(others.size()));
  }
}
