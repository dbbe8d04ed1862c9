package org.hotline12345.facts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs of digits, however said or written: 幺三八, 四个零, 138-0000. Two readings: the sure one takes
 * digits and separators; the generous one also what only sounds like a digit (林 for 零) and what
 * people put between the parts of a number (138开头，后面0000).
 */
final class DigitRuns {
  private static final String SURE = "零〇○一二三四五六七八九幺两洞拐勾壹贰叁肆伍陆柒捌玖";
  private static final String SURE_VALUE = "00012345678912079123456789";
  private static final String SOUNDS = "林灵铃令凌邻临要腰妖医依衣以耳而尔儿伞散山事思斯我午吴舞武流刘留其起气期吧巴把久酒就救";
  private static final String SOUND_VALUE = "0000000111111122223334445555566677778889999";
  private static final String SEPARATORS = " -—_.,、·~";
  private static final List<String> BETWEEN =
      List.of(
          "最后四位是", "最后四位", "后面四位是", "后面四位", "中间四位是", "中间四位", "前三位是", "后四位是", "后四位", "开头的", "开头",
          "打头", "后面是", "后面", "中间是", "中间", "然后是", "然后", "接着", "再", "是", "呃", "嗯", "啊", "哦", "那个",
          "尾号是", "尾号");

  private static final int MOST_WORDS_BETWEEN = 3;

  private DigitRuns() {}

  /**
   * @param cuts how many digits stood before each separator
   */
  record Run(int start, int end, String digits, List<Integer> cuts) {}

  static List<Run> find(String text, boolean generous) {
    List<Run> runs = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      Run run = at(text, i, generous);
      if (run == null) {
        i++;
      } else {
        runs.add(run);
        i = run.end();
      }
    }
    return runs;
  }

  private static @Nullable Run at(String text, int start, boolean generous) {
    StringBuilder digits = new StringBuilder();
    List<Integer> cuts = new ArrayList<>();
    int i = start;
    int end = start;
    while (i < text.length() && !(generous && isMobile(digits))) {
      int length = startsWrong(text.charAt(i), digits) ? 0 : token(text, i, generous, digits);
      if (length > 0) {
        i += length;
        end = i;
      } else if (digits.isEmpty()) {
        return null;
      } else {
        int gap = gap(text, i, generous);
        if (gap == 0) {
          break;
        }
        cuts.add(digits.length());
        i += gap;
      }
    }
    return digits.isEmpty() ? null : new Run(start, end, digits.toString(), cuts);
  }

  /** What only sounds like a digit begins no number, but for the 1 of a mobile. */
  private static boolean startsWrong(char c, CharSequence digits) {
    return digits.isEmpty() && digit(c, false) < 0 && digit(c, true) != 1;
  }

  private static boolean isMobile(CharSequence digits) {
    return digits.length() == 11 && digits.charAt(0) == '1';
  }

  /** Appends what one token says; its length in the text, 0 when it is none. */
  private static int token(String text, int i, boolean generous, StringBuilder digits) {
    int times = digit(text.charAt(i), false);
    if (times >= 2 && times <= 8 && i + 2 < text.length() && text.charAt(i + 1) == '个') {
      int repeated = digit(text.charAt(i + 2), generous);
      if (repeated >= 0) {
        digits.repeat('0' + repeated, times);
        return 3;
      }
    }
    int value = digit(text.charAt(i), generous);
    if (value < 0) {
      return 0;
    }
    digits.append((char) ('0' + value));
    return 1;
  }

  /** The digit a character stands for, −1 for none. */
  static int digit(char c, boolean generous) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int sure = SURE.indexOf(c);
    if (sure >= 0) {
      return SURE_VALUE.charAt(sure) - '0';
    }
    int heard = generous ? SOUNDS.indexOf(c) : -1;
    return heard < 0 ? -1 : SOUND_VALUE.charAt(heard) - '0';
  }

  private static int gap(String text, int i, boolean generous) {
    int end = i;
    while (end < text.length() && end - i < 3 && SEPARATORS.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    if (generous) {
      for (int words = 0; words < MOST_WORDS_BETWEEN; words++) {
        end = afterWord(text, end);
      }
    }
    return end - i;
  }

  private static int afterWord(String text, int at) {
    for (String word : BETWEEN) {
      if (text.startsWith(word, at)) {
        int end = at + word.length();
        while (end < text.length() && SEPARATORS.indexOf(text.charAt(end)) >= 0) {
          end++;
        }
        return end;
      }
    }
    return at;
  }
}
