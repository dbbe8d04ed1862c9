package org.hotline12345.kbindex.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Words to look for in a text. Immutable. */
final class KnownWords {
  private final Set<String> words;
  private final int longest;

  KnownWords(Set<String> words) {
    this.words = Set.copyOf(words);
    this.longest = words.stream().mapToInt(String::length).max().orElse(0);
  }

  /** Where they stand, from left to right, the longest first and none over another. */
  List<Span> in(String text) {
    List<Span> found = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = end(text, start);
      if (end > start) {
        found.add(new Span(start, end));
      }
      start = Math.max(start + 1, end);
    }
    return found;
  }

  private int end(String text, int start) {
    for (int end = Math.min(text.length(), start + longest); end > start; end--) {
      if (words.contains(text.substring(start, end))) {
        return end;
      }
    }
    return start;
  }

  /**
   * Part of a text.
   *
   * @param end behind the last character
   */
  record Span(int start, int end) {}
}
