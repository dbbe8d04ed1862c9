package org.hotline12345.facts;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Number plates (GA 36-2018), written or spoken: 浙K·12345, 浙 K D 零零 幺六八. */
final class PlateFinder {
  private static final Pattern BEGIN =
      Pattern.compile("([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼])[ ,]?([a-hj-np-z])");
  private static final String GAPS = " ·.•・-—_,、的";
  private static final int ORDINARY = 5;
  private static final int NEW_ENERGY = 6;

  private PlateFinder() {}

  static String find(Draft draft) {
    Matcher match = BEGIN.matcher(draft.text());
    while (match.find()) {
      String plate = rest(draft, match);
      if (!plate.isEmpty()) {
        return match.group(1) + match.group(2).toUpperCase(Locale.ROOT) + "·" + plate;
      }
    }
    return "";
  }

  private static String rest(Draft draft, Matcher match) {
    String text = draft.text();
    StringBuilder found = new StringBuilder();
    int end = match.end();
    int ordinaryEnd = 0;
    int gap = 0;
    boolean gapBeforeSixth = false;
    for (int i = match.end(); i < text.length() && found.length() < NEW_ENERGY; i++) {
      char c = text.charAt(i);
      int digit = DigitRuns.digit(c, false);
      boolean letter = c >= 'a' && c <= 'z';
      boolean wordNext = found.length() == ORDINARY && c > 'z' && text.charAt(end - 1) <= 'z';
      if ((digit >= 0 && !wordNext) || letter) {
        gapBeforeSixth |= found.length() == ORDINARY && gap > 0;
        found.append(digit >= 0 ? (char) ('0' + digit) : Character.toUpperCase(c));
        gap = 0;
        end = i + 1;
        ordinaryEnd = found.length() == ORDINARY ? end : ordinaryEnd;
      } else if (GAPS.indexOf(c) >= 0 && gap < 3) {
        gap++;
      } else {
        break;
      }
    }
    boolean newEnergy =
        found.length() == NEW_ENERGY
            && (Character.isLetter(found.charAt(0)) || Character.isLetter(found.charAt(5)));
    if (found.length() < ORDINARY) {
      return "";
    }
    if (!newEnergy || (gapBeforeSixth && !Character.isLetter(found.charAt(0)))) {
      found.setLength(ORDINARY);
      end = ordinaryEnd;
    }
    draft.take(match.start(), end);
    return found.toString();
  }
}
