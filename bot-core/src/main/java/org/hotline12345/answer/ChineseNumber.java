package org.hotline12345.answer;

import java.math.BigDecimal;

/** Numbers as they are said. */
final class ChineseNumber {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String PHONE = "零幺二三四五六七八九";
  private static final String[] PLACES = {"", "十", "百", "千"};
  private static final String[] GROUPS = {"", "万", "亿", "万亿"};

  private ChineseNumber() {}

  /** Digit by digit: 2026 is 二零二六. Anything else is left out. */
  static String digits(String number) {
    return each(number, DIGITS);
  }

  /** Digit by digit as on the phone, where 一 is 幺. Anything else is left out. */
  static String phone(String number) {
    return each(number, PHONE);
  }

  /**
   * A quantity: 15 is 十五, 1200.5 is 一千二百点五. Longer than 16 digits it is said digit by digit.
   *
   * @param number digits, perhaps with one point among them
   */
  static String quantity(String number) {
    int point = number.indexOf('.');
    String whole = point < 0 ? number : number.substring(0, point);
    if (whole.length() > 16) {
      return digits(number);
    }
    String said = whole(Long.parseLong(whole.isEmpty() ? "0" : whole));
    return point < 0 ? said : said + "点" + digits(number.substring(point + 1));
  }

  /** A quantity before what is counted: 2 is 两. */
  static String counted(String number) {
    return number.equals("2") ? "两" : quantity(number);
  }

  /** Money: 0.5 元 is 五角, 12.50 元 is 十二元五角. */
  static String money(String yuan) {
    BigDecimal amount = new BigDecimal(yuan);
    if (amount.scale() > 2) {
      return quantity(yuan) + "元";
    }
    long cents = amount.movePointRight(2).longValueExact();
    long whole = cents / 100;
    long jiao = cents / 10 % 10;
    long fen = cents % 10;
    StringBuilder said = new StringBuilder();
    if (whole > 0 || cents == 0) {
      said.append(counted(Long.toString(whole))).append('元');
    }
    if (jiao > 0) {
      said.append(counted(Long.toString(jiao))).append('角');
    }
    if (fen > 0) {
      said.append(whole > 0 && jiao == 0 ? "零" : "")
          .append(counted(Long.toString(fen)))
          .append('分');
    }
    return said.toString();
  }

  private static String whole(long number) {
    if (number == 0) {
      return "零";
    }
    StringBuilder said = new StringBuilder();
    boolean gap = false;
    for (int group = 3; group >= 0; group--) {
      int four = (int) (number / pow(group) % 10_000);
      if (four == 0) {
        gap = !said.isEmpty();
        continue;
      }
      if (gap || (!said.isEmpty() && four < 1000)) {
        said.append('零');
      }
      gap = false;
      said.append(four(four)).append(GROUPS[group]);
    }
    String words = said.toString();
    // 一十五 and 二千 are written, 十五 and 两千 are said.
    return words.startsWith("一十")
        ? words.substring(1)
        : words.matches("二[千万亿].*") ? "两" + words.substring(1) : words;
  }

  private static String four(int number) {
    StringBuilder said = new StringBuilder();
    boolean gap = false;
    for (int place = 3; place >= 0; place--) {
      int digit = number / (int) Math.round(Math.pow(10, place)) % 10;
      if (digit == 0) {
        gap = !said.isEmpty();
      } else {
        said.append(gap ? "零" : "").append(DIGITS.charAt(digit)).append(PLACES[place]);
        gap = false;
      }
    }
    return said.toString();
  }

  private static long pow(int groups) {
    long power = 1;
    for (int i = 0; i < groups; i++) {
      power *= 10_000;
    }
    return power;
  }

  private static String each(String number, String names) {
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < number.length(); i++) {
      char digit = number.charAt(i);
      if (digit >= '0' && digit <= '9') {
        said.append(names.charAt(digit - '0'));
      }
    }
    return said.toString();
  }
}
