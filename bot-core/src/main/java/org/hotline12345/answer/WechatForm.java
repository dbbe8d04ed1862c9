package org.hotline12345.answer;

import java.util.ArrayList;
import java.util.List;

/**
 * An answer as WeChat shows it: plain text in bubbles of at most {@link #LONGEST} characters, cut
 * between paragraphs, else between sentences. Links keep their address.
 */
public final class WechatForm {
  /** Longest bubble, in UTF-16 units; WeChat takes 2,048 bytes. */
  public static final int LONGEST = 600;

  private WechatForm() {}

  /** The bubbles, in order; empty for an answer without words. */
  public static List<String> bubbles(String markdown) {
    List<String> bubbles = new ArrayList<>();
    StringBuilder bubble = new StringBuilder();
    for (String line : MarkdownText.lines(markdown, "· ", true)) {
      for (String piece : pieces(line)) {
        if (!bubble.isEmpty() && bubble.length() + 1 + piece.length() > LONGEST) {
          bubbles.add(bubble.toString());
          bubble.setLength(0);
        }
        bubble.append(bubble.isEmpty() ? "" : "\n").append(piece);
      }
    }
    if (!bubble.isEmpty()) {
      bubbles.add(bubble.toString());
    }
    return bubbles;
  }

  /** A line, or the sentences of one that is too long, or parts of a sentence that is. */
  private static List<String> pieces(String line) {
    List<String> pieces = new ArrayList<>();
    String rest = line;
    while (rest.length() > LONGEST) {
      int end = Sentences.endBefore(rest, LONGEST);
      int cut =
          end > 0
              ? end
              : Character.isHighSurrogate(rest.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
      pieces.add(rest.substring(0, cut));
      rest = rest.substring(cut);
    }
    pieces.add(rest);
    return pieces;
  }
}
