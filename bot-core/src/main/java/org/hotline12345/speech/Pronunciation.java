package org.hotline12345.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sourceforge.pinyin4j.PinyinHelper;
import org.hotline12345.reference.Table;

/**
 * How Chinese is read aloud: one toned syllable for each Han character, by the words around it.
 * What is read otherwise than the pinyin table says stands in {@code pronunciations.tsv} (丽水 lí
 * shuǐ). Tones are digits, 5 is the neutral tone, v is ü. Immutable, thread-safe.
 */
public final class Pronunciation {
  private static final Map<Character, String> USUAL = new ConcurrentHashMap<>();

  private final Map<String, List<String>> words;
  private final int longest;

  private Pronunciation(Map<String, List<String>> words) {
    this.words = Map.copyOf(words);
    this.longest = words.keySet().stream().mapToInt(String::length).max().orElse(1);
  }

  /** By the readings shipped with this release. */
  public static Pronunciation shipped() {
    return Shipped.PRONUNCIATION;
  }

  /**
   * By the readings of a table.
   *
   * @param table columns {@code word} and {@code pinyin}
   */
  static Pronunciation of(Table table) {
    Map<String, List<String>> words = new HashMap<>();
    for (Table.Row row : table.rows()) {
      String word = row.required("word");
      List<String> syllables = row.as("pinyin", text -> syllables(word, text));
      words.put(word, syllables);
    }
    return new Pronunciation(words);
  }

  private static List<String> syllables(String word, String text) {
    List<String> syllables = Arrays.asList(text.split(" "));
    if (syllables.size() != word.length()
        || syllables.stream().anyMatch(syllable -> !syllable.matches("[a-z]{1,6}[1-5]"))) {
      throw new IllegalArgumentException(
          "expected: a toned syllable for each character, as in li2 shui3");
    }
    return syllables;
  }

  /**
   * The syllables of a text, one for each of its characters; empty ones for what is no Han
   * character or has no known reading.
   */
  public List<String> read(String text) {
    List<String> syllables = new ArrayList<>(text.length());
    int i = 0;
    while (i < text.length()) {
      List<String> word = longestWord(text, i);
      if (word.isEmpty()) {
        syllables.add(usual(text.charAt(i)));
        i++;
      } else {
        syllables.addAll(word);
        i += word.size();
      }
    }
    return syllables;
  }

  /**
   * As {@link #read}, with the tones as they change in speech: 不 and 一 before other tones, and the
   * first of two third tones.
   */
  public List<String> spoken(String text) {
    List<String> syllables = new ArrayList<>(read(text));
    // From the end: a tone changes by what follows, whether or not that changes itself.
    for (int i = syllables.size() - 2; i >= 0; i--) {
      String next = syllables.get(i + 1);
      String syllable = syllables.get(i);
      if (next.isEmpty() || syllable.isEmpty()) {
        continue;
      }
      char following = next.charAt(next.length() - 1);
      char c = text.charAt(i);
      if (c == '不' && following == '4') {
        syllables.set(i, "bu2");
      } else if (c == '一' && isCounting(text, i)) {
        syllables.set(i, following == '4' || following == '5' ? "yi2" : "yi4");
      } else if (syllable.endsWith("3") && following == '3') {
        syllables.set(i, syllable.substring(0, syllable.length() - 1) + '2');
      }
    }
    return syllables;
  }

  /** Whether 一 counts what follows (一个) and is no digit among digits, no 第一, no month. */
  private static boolean isCounting(String text, int i) {
    String apart = "零一二三四五六七八九十百千万亿点月日号年";
    return apart.indexOf(text.charAt(i + 1)) < 0
        && (i == 0 || (apart + "第幺").indexOf(text.charAt(i - 1)) < 0);
  }

  private List<String> longestWord(String text, int from) {
    for (int length = Math.min(longest, text.length() - from); length > 0; length--) {
      List<String> word = words.get(text.substring(from, from + length));
      if (word != null) {
        return word;
      }
    }
    return List.of();
  }

  private static String usual(char c) {
    return c < '\u3007' || c > '\u9fa5'
        ? ""
        : USUAL.computeIfAbsent(
            c,
            han -> {
              String[] readings = PinyinHelper.toHanyuPinyinStringArray(han);
              return readings == null || readings.length == 0 ? "" : readings[0].replace("u:", "v");
            });
  }

  /** Read on first use. */
  private static final class Shipped {
    static final Pronunciation PRONUNCIATION =
        Pronunciation.of(Table.beside(Pronunciation.class, "pronunciations.tsv"));
  }
}
