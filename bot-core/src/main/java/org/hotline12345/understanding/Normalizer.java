package org.hotline12345.understanding;

import java.text.Normalizer.Form;
import java.util.Locale;

/** One spelling for what is written in many ways. */
public final class Normalizer {

  private Normalizer() {}

  /**
   * Full-width to half-width, lower case, zero-width and control characters and blanks between Han
   * characters dropped. Never null; may be empty.
   */
  public static String plain(String text) {
    String half = java.text.Normalizer.normalize(text, Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(half.length());
    for (int i = 0; i < half.length(); i++) {
      char c = half.charAt(i);
      int type = Character.getType(c);
      if (type == Character.FORMAT || (type == Character.CONTROL && c != '\n')) {
        continue;
      }
      if (Character.isWhitespace(c) && !betweenLatin(half, i)) {
        continue;
      }
      out.append(c);
    }
    return out.toString();
  }

  private static boolean betweenLatin(String s, int i) {
    return i > 0 && i + 1 < s.length() && s.charAt(i - 1) < 128 && s.charAt(i + 1) < 128;
  }
}
