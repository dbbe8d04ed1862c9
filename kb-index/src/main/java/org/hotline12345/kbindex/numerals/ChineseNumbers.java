package org.hotline12345.kbindex.numerals;

/** Numbers below ten thousand in Chinese characters. */
public final class ChineseNumbers {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String UNITS = "十百千";

  private ChineseNumbers() {}

  /** As people count: 十一, 一百零三. Numbers from 10,000 on stay in digits. */
  public static String write(int number) {
    if (number <= 0 || number >= 10_000) {
      return String.valueOf(number);
    }
    StringBuilder text = new StringBuilder();
    String digits = String.valueOf(number);
    boolean gap = false;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      int place = digits.length() - 1 - i;
      if (digit == 0) {
        gap = true;
        continue;
      }
      if (gap) {
        text.append('零');
        gap = false;
      }
      text.append(DIGITS.charAt(digit));
      if (place > 0) {
        text.append(UNITS.charAt(place - 1));
      }
    }
    return number >= 10 && number < 20 ? text.substring(1) : text.toString();
  }

  /**
   * Reads 十五, 二〇二一, 一百二十 or plain digits.
   *
   * @return -1 when it is no such number, or one beyond a million
   */
  public static int read(String text) {
    if (text.isEmpty() || text.length() > 12) {
      return -1;
    }
    if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return text.length() > 7 ? -1 : Integer.parseInt(text);
    }
    return text.chars().allMatch(c -> digit((char) c) >= 0) ? spelled(text) : counted(text);
  }

  private static int spelled(String text) {
    int number = 0;
    for (int i = 0; i < Math.min(7, text.length()); i++) {
      number = number * 10 + digit(text.charAt(i));
    }
    return number;
  }

  private static int counted(String text) {
    int total = 0;
    int section = 0;
    int digit = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = digit(c);
      if (value >= 0) {
        digit = value;
      } else if (UNITS.indexOf(c) >= 0) {
        int unit = (int) Math.pow(10, UNITS.indexOf(c) + 1);
        section += (digit == 0 && section == 0 ? 1 : digit) * unit;
        digit = 0;
      } else if (c == '万') {
        total += (section + digit) * 10_000;
        section = 0;
        digit = 0;
      } else {
        return -1;
      }
    }
    return total + section + digit;
  }

  private static int digit(char c) {
    return switch (c) {
      case '〇', '○', 'Ｏ' -> 0;
      case '两' -> 2;
      default -> c >= '0' && c <= '9' ? c - '0' : DIGITS.indexOf(c);
    };
  }
}
