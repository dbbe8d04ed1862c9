package org.hotline12345.wording;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds terms in a text, the longest first, without overlap. Upper and lower case, full and half
 * width are alike. Immutable once filled.
 */
final class Terms<T> {
  private final Map<String, T> values = new HashMap<>();
  private final Set<String> shields = new HashSet<>();
  private final Map<Character, List<String>> byFirst = new HashMap<>();

  /** One spelling for all widths and cases, of the same length as the text. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      folded.append(fold(text.charAt(i)));
    }
    return folded.toString();
  }

  private static char fold(char c) {
    if (c < 128 || (c >= '\u4e00' && c <= '\u9fff')) {
      return Character.toLowerCase(c);
    }
    String one = String.valueOf(c);
    String plain = Normalizer.normalize(one, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return plain.length() == 1 ? plain.charAt(0) : c;
  }

  /** The first value given for a term stays. */
  void put(String term, T value) {
    String folded = fold(term);
    if (values.putIfAbsent(folded, value) == null) {
      index(folded);
    }
  }

  /** Within this word no shorter term counts. */
  void shield(String word) {
    String folded = fold(word);
    if (shields.add(folded)) {
      index(folded);
    }
  }

  private void index(String folded) {
    List<String> same = byFirst.computeIfAbsent(folded.charAt(0), key -> new ArrayList<>(2));
    if (!same.contains(folded)) {
      same.add(folded);
      same.sort(Comparator.comparingInt(String::length).reversed());
    }
  }

  /** What stands in the text, from left to right. */
  List<Match<T>> in(String text) {
    String folded = fold(text);
    List<Match<T>> matches = new ArrayList<>();
    int position = 0;
    while (position < folded.length()) {
      String longest = longestAt(folded, position);
      T value = values.get(longest);
      if (value != null) {
        matches.add(new Match<>(position, position + longest.length(), longest, value));
      }
      position += Math.max(1, longest.length());
    }
    return matches;
  }

  private String longestAt(String folded, int position) {
    for (String term : byFirst.getOrDefault(folded.charAt(position), List.of())) {
      if (folded.startsWith(term, position)) {
        return term;
      }
    }
    return "";
  }

  record Match<T>(int start, int end, String term, T value) {}
}
