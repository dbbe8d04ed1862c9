package org.hotline12345.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * Puts right words written as others of the same sound (云倒 for 晕倒), as recognisers and hasty typing
 * do. Syllables must be equal and at most one tone may differ. Immutable, thread-safe.
 */
public final class SoundAlikes {

  private static final Map<Character, List<String>> READINGS = new ConcurrentHashMap<>();

  private final Set<String> firstSounds = new HashSet<>();
  private final Map<Character, Boolean> beginnings = new ConcurrentHashMap<>();
  private final Map<String, List<String>> wordsBySound = new HashMap<>();
  private final Set<String> words;

  /** With the words to recover, each of two or three Han characters. */
  public SoundAlikes(List<String> words) {
    this.words = Set.copyOf(words);
    for (String word : words) {
      readings(word.charAt(0)).forEach(reading -> firstSounds.add(syllable(reading)));
      for (String sound : sounds(word)) {
        wordsBySound.computeIfAbsent(sound, key -> new ArrayList<>()).add(word);
      }
    }
  }

  /** The text with every such word in its right spelling. */
  public String repair(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int length = 3; length >= 2; length--) {
      for (int i = 0; i + length <= out.length(); i++) {
        if (!canBegin(out.charAt(i))) {
          continue;
        }
        String window = out.substring(i, i + length);
        if (!words.contains(window)) {
          String word = likeliest(window);
          if (!word.isEmpty()) {
            out.replace(i, i + length, word);
          }
        }
      }
    }
    return out.toString();
  }

  private boolean canBegin(char c) {
    return c >= '\u4e00'
        && c <= '\u9fa5'
        && beginnings.computeIfAbsent(c, this::soundsLikeABeginning);
  }

  private boolean soundsLikeABeginning(char c) {
    return readings(c).stream().anyMatch(reading -> firstSounds.contains(syllable(reading)));
  }

  private static String syllable(String reading) {
    return reading.substring(0, reading.length() - 1);
  }

  private String likeliest(String window) {
    for (String sound : sounds(window)) {
      for (String word : wordsBySound.getOrDefault(sound, List.of())) {
        if (word.length() == window.length() && tonesApart(word, window) <= 1) {
          return word;
        }
      }
    }
    return "";
  }

  private static int tonesApart(String a, String b) {
    int apart = 0;
    for (int i = 0; i < a.length(); i++) {
      if (a.charAt(i) != b.charAt(i)) {
        Set<String> readings = new HashSet<>(readings(a.charAt(i)));
        readings.retainAll(readings(b.charAt(i)));
        apart += readings.isEmpty() ? 1 : 0;
      }
    }
    return apart;
  }

  /** Every toneless reading of the whole word; none when a character has no reading. */
  private static List<String> sounds(String word) {
    List<String> sounds = List.of("");
    for (int i = 0; i < word.length(); i++) {
      List<String> longer = new ArrayList<>();
      for (String reading : readings(word.charAt(i))) {
        for (String sound : sounds) {
          longer.add(sound + " " + syllable(reading));
        }
      }
      sounds = longer.stream().distinct().toList();
    }
    return sounds;
  }

  private static List<String> readings(char c) {
    return c < '\u4e00' || c > '\u9fa5'
        ? List.of()
        : READINGS.computeIfAbsent(c, SoundAlikes::lookUp);
  }

  private static List<String> lookUp(char c) {
    String[] readings = PinyinHelper.toHanyuPinyinStringArray(c);
    return readings == null ? List.of() : List.of(readings);
  }
}
