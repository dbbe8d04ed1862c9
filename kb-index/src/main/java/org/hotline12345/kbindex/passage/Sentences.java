package org.hotline12345.kbindex.passage;

import java.util.ArrayList;
import java.util.List;

/** Groups sentences into pieces of a bearable length without cutting inside one if avoidable. */
final class Sentences {
  private static final String ENDS = "。！？；!?;\n";
  private static final String CLAUSE_ENDS = "，、,：: ";
  private static final String CLOSERS = "”’」』）)》";

  private Sentences() {}

  /**
   * Pieces of at most {@code most} characters; a piece is closed at the first sentence end after
   * {@code enough} characters. Text of at most {@code most} characters stays whole. Only a sentence
   * longer than {@code most} is cut inside, at a clause if it has one.
   */
  static List<String> group(String text, int enough, int most) {
    if (text.length() <= most) {
      return List.of(text);
    }
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (String sentence : split(text, most)) {
      if (piece.length() > 0
          && (piece.length() >= enough || piece.length() + sentence.length() > most)) {
        close(piece, pieces);
      }
      piece.append(sentence);
    }
    close(piece, pieces);
    return pieces;
  }

  private static void close(StringBuilder piece, List<String> pieces) {
    String text = piece.toString().strip();
    if (!text.isEmpty()) {
      pieces.add(text);
    }
    piece.setLength(0);
  }

  private static List<String> split(String text, int most) {
    List<String> sentences = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = end(text, start, Math.min(text.length(), start + most));
      sentences.add(text.substring(start, end));
      start = end;
    }
    return sentences;
  }

  private static int end(String text, int start, int limit) {
    for (int i = start; i < limit; i++) {
      if (ENDS.indexOf(text.charAt(i)) >= 0) {
        int end = i + 1;
        while (end < limit && (CLOSERS + ENDS).indexOf(text.charAt(end)) >= 0) {
          end++;
        }
        return end;
      }
    }
    if (limit == text.length()) {
      return limit;
    }
    for (int i = limit - 1; i > start; i--) {
      if (CLAUSE_ENDS.indexOf(text.charAt(i)) >= 0) {
        return i + 1;
      }
    }
    return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
  }
}
