package org.hotline12345.models.dispatch;

import org.hotline12345.understanding.Normalizer;

/**
 * What somebody wrote.
 *
 * @param title empty when there is none; then the text's first words stand for it
 */
public record Message(String title, String text) {
  private static final int FIRST_WORDS = 40;
  private static final int LONGEST_MEANING = 160;
  private static final String ENDS = "。！？!?；;\n";

  /** A message without a title. */
  public static Message of(String text) {
    return new Message("", text);
  }

  /** The title, or what people put first. */
  String heading() {
    String all = title.isBlank() ? text.strip() : title.strip();
    int end = 0;
    while (end < all.length() && end < FIRST_WORDS && ENDS.indexOf(all.charAt(end)) < 0) {
      end++;
    }
    return plain(title.isBlank() ? all.substring(0, end) : all);
  }

  /** Title and text as one. */
  String whole() {
    return plain(title.isBlank() ? text : title + "。" + text);
  }

  /** As much of it as its vector stands for: what comes later costs time and tells little. */
  String beginning() {
    String all = title.isBlank() ? text.strip() : title.strip() + "。" + text.strip();
    return all.substring(0, Math.min(LONGEST_MEANING, all.length()));
  }

  private static String plain(String words) {
    return Normalizer.plain(words).replaceAll("[0-9]+", "0");
  }

  /** Prints nothing a citizen said. */
  @Override
  public String toString() {
    return "Message[" + title.length() + "+" + text.length() + " characters]";
  }
}
