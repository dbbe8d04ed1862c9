package org.hotline12345.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * How a text sounds: one toneless syllable for each Han character, with the sounds merged that
 * people of this region and recognisers of their speech mix up (n/l, z/zh, c/ch, s/sh, f/h before
 * u, en/eng, in/ing, an/ang). Two texts that are misheard for each other come out alike.
 * Thread-safe.
 */
public final class Syllables {

  private static final Map<Character, String> KNOWN = new ConcurrentHashMap<>();

  private Syllables() {}

  /**
   * The sounds of a text in its order; what is no Han character stands for itself, punctuation is
   * left out.
   */
  public static List<String> of(String plain) {
    List<String> sounds = new ArrayList<>(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        sounds.add(KNOWN.computeIfAbsent(c, Syllables::sound));
      }
    }
    return sounds;
  }

  private static String sound(char c) {
    String exact = exact(c);
    return exact.isEmpty() ? String.valueOf(c) : merged(exact);
  }

  /** The commonest toneless syllable of a character; empty when it has none. */
  static String exact(char c) {
    if (c < '\u4e00' || c > '\u9fa5') {
      return "";
    }
    String[] readings = PinyinHelper.toHanyuPinyinStringArray(c);
    return readings == null || readings.length == 0
        ? ""
        : readings[0].substring(0, readings[0].length() - 1);
  }

  /** The syllable that stands for all it is mixed up with. */
  static String merged(String syllable) {
    String s = syllable;
    if (s.startsWith("zh") || s.startsWith("ch") || s.startsWith("sh")) {
      s = s.charAt(0) + s.substring(2);
    } else if (s.startsWith("n")) {
      s = "l" + s.substring(1);
    } else if (s.startsWith("hu")) {
      s = s.length() == 2 ? "fu" : "f" + s.substring(2);
    }
    if (s.equals("fi") || s.equals("fn")) {
      s = "fe" + s.substring(1);
    }
    return s.endsWith("ng") && !s.endsWith("ong") ? s.substring(0, s.length() - 1) : s;
  }
}
