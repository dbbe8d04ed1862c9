package org.hotline12345.organisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * Han characters by their sound, as loosely as recognisers and dialects tell sounds apart: without
 * tone, flat and curled tongue alike, front and back nasals alike. Thread-safe.
 */
final class Syllables {
  private static final Map<Character, List<String>> KNOWN = new ConcurrentHashMap<>();

  private Syllables() {}

  /** Every sound of a character; none when it has none. */
  static List<String> of(char c) {
    return c < '\u4e00' || c > '\u9fa5' ? List.of() : KNOWN.computeIfAbsent(c, Syllables::read);
  }

  /** The most usual sound of every character of a word; empty when one has none. */
  static List<String> ofWord(String word) {
    List<String> sounds = new ArrayList<>();
    for (int i = 0; i < word.length(); i++) {
      List<String> readings = of(word.charAt(i));
      if (readings.isEmpty()) {
        return List.of();
      }
      sounds.add(readings.getFirst());
    }
    return sounds;
  }

  private static List<String> read(char c) {
    String[] readings = PinyinHelper.toHanyuPinyinStringArray(c);
    return readings == null
        ? List.of()
        : Arrays.stream(readings).map(Syllables::loose).distinct().toList();
  }

  private static String loose(String reading) {
    String syllable = reading.substring(0, reading.length() - 1);
    String initial =
        syllable.startsWith("zh") || syllable.startsWith("ch") || syllable.startsWith("sh")
            ? syllable.charAt(0) + syllable.substring(2)
            : syllable;
    return initial.endsWith("ng") ? initial.substring(0, initial.length() - 1) : initial;
  }
}
