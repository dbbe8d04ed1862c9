package org.hotline12345.models.speaking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hotline12345.reference.Table;
import org.hotline12345.speech.Pronunciation;

/** A text written in pinyin with tones, its pauses kept. Immutable, thread-safe. */
final class PinyinText {
  private static final String DIGITS = "零一二三四五六七八九";

  private final Pronunciation pronunciation;
  private final Map<String, List<String>> letters;

  private PinyinText(Pronunciation pronunciation, Map<String, List<String>> letters) {
    this.pronunciation = pronunciation;
    this.letters = Map.copyOf(letters);
  }

  static PinyinText shipped() {
    Map<String, List<String>> letters = new HashMap<>();
    for (Table.Row row : Table.beside(PinyinText.class, "letters.tsv").rows()) {
      letters.put(row.required("letter"), List.of(row.required("pinyin").split(" ")));
    }
    return new PinyinText(Pronunciation.shipped(), letters);
  }

  /** The syllables of a text, breaths ended by a comma or a full stop. */
  String of(String text) {
    StringBuilder pinyin = new StringBuilder();
    for (Spoken.Breath breath : Spoken.breaths(text)) {
      pinyin.append(String.join(" ", syllables(breath.words())));
      pinyin.append(breath.pauseMillis() > 200 ? ".\n" : ", ");
    }
    return pinyin.toString();
  }

  private List<String> syllables(String words) {
    String text = withDigitsAsWords(words);
    List<String> spoken = pronunciation.spoken(text);
    List<String> syllables = new java.util.ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if (spoken.get(i).isEmpty()) {
        syllables.addAll(letter(text.charAt(i)));
      } else {
        syllables.add(spoken.get(i));
      }
    }
    return syllables;
  }

  /** How a letter is said; nothing for what is neither. */
  List<String> letter(char c) {
    return letters.getOrDefault(String.valueOf(Character.toUpperCase(c)), List.of());
  }

  static String withDigitsAsWords(String text) {
    StringBuilder words = new StringBuilder(text);
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c >= '0' && c <= '9') {
        words.setCharAt(i, DIGITS.charAt(c - '0'));
      }
    }
    return words.toString();
  }
}
