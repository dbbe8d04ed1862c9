package org.hotline12345.understanding;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Digits as people say and write them: 幺三八…, full-width, with blanks and dashes. */
final class SpokenDigits {

  private static final String HAN = "零〇○一二三四五六七八九幺两洞拐勾";
  private static final String VALUE = "00012345678912079";
  private static final Pattern RUN =
      Pattern.compile("[" + HAN + "0-9](?:[ \\-—_.,、,]?[" + HAN + "0-9]){6,}");

  private SpokenDigits() {}

  /** The text with every run of seven or more digits, however said, written in ASCII digits. */
  static String normalize(String text) {
    Matcher run = RUN.matcher(text);
    StringBuilder out = new StringBuilder();
    while (run.find()) {
      run.appendReplacement(out, digits(run.group()));
    }
    return run.appendTail(out).toString();
  }

  /** The digits of the text, whatever stands between them. */
  static String digits(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int han = HAN.indexOf(c);
      if (han >= 0) {
        out.append(VALUE.charAt(han));
      } else if (c >= '0' && c <= '9') {
        out.append(c);
      }
    }
    return out.toString();
  }
}
