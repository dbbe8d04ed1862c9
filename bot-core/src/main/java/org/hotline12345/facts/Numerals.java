package org.hotline12345.facts;

import java.util.OptionalDouble;

/** Numbers as people say and write them: 三千五百, 1.2万, 一千二, 13万九千八, 1,156. */
final class Numerals {
  static final String HAN = "零〇一二两三四五六七八九十百千万亿廿";

  /** A number of at most a dozen characters, as a piece of a pattern. */
  static final String NUMBER = "[0-9零〇一二两三四五六七八九十百千万亿廿][0-9零〇一二两三四五六七八九十百千万亿廿.,]{0,12}";

  private static final String DIGITS = "零一二三四五六七八九";

  private Numerals() {}

  /** The value; empty when the text is no number. */
  static OptionalDouble value(String text) {
    String plain = text.replaceAll("(?<=[0-9]),(?=[0-9]{3})", "").replaceAll("[.,]+$", "");
    if (plain.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (plain.matches("[0-9]+(\\.[0-9]+)?")) {
      return OptionalDouble.of(Double.parseDouble(plain));
    }
    return plain.matches("[零〇一二两三四五六七八九]{2,}")
        ? OptionalDouble.of(digitByDigit(plain))
        : new Reading().read(plain);
  }

  /** The value as a whole number, −1 when there is none. */
  static int whole(String text) {
    OptionalDouble value = value(text);
    return value.isPresent() && value.getAsDouble() < Integer.MAX_VALUE
        ? (int) value.getAsDouble()
        : -1;
  }

  static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return switch (c) {
      case '〇' -> 0;
      case '两' -> 2;
      default -> DIGITS.indexOf(c);
    };
  }

  private static double digitByDigit(String plain) {
    double value = 0;
    for (int i = 0; i < plain.length(); i++) {
      value = value * 10 + digit(plain.charAt(i));
    }
    return value;
  }

  private static double unit(char c) {
    return switch (c) {
      case '十' -> 10;
      case '百' -> 100;
      case '千' -> 1000;
      case '万' -> 10_000;
      case '亿' -> 100_000_000;
      default -> 0;
    };
  }

  /** One pass over a number with units. */
  private static final class Reading {
    private double total;
    private double section;
    private double current = -1;
    private double lastUnit;
    private boolean zero;

    OptionalDouble read(String plain) {
      int i = 0;
      while (i < plain.length()) {
        char c = plain.charAt(i);
        int end = i;
        while (end < plain.length() && (isAscii(plain.charAt(end)) || plain.charAt(end) == '.')) {
          end++;
        }
        if (end > i) {
          if (current >= 0 || !plain.substring(i, end).matches("[0-9]+(\\.[0-9]+)?")) {
            return OptionalDouble.empty();
          }
          current = Double.parseDouble(plain.substring(i, end));
          i = end;
          continue;
        }
        if (!take(c)) {
          return OptionalDouble.empty();
        }
        i++;
      }
      return OptionalDouble.of(total + section + rest());
    }

    private static boolean isAscii(char c) {
      return c >= '0' && c <= '9';
    }

    private boolean take(char c) {
      double unit = unit(c);
      if (c == '廿') {
        section += 20;
      } else if (unit >= 10_000) {
        section += Math.max(current, 0);
        total += (section == 0 ? 1 : section) * unit;
        section = 0;
        reset(unit);
      } else if (unit > 0) {
        section += (current < 0 ? 1 : current) * unit;
        reset(unit);
      } else if (digit(c) == 0) {
        zero = true;
      } else if (digit(c) > 0 && current < 0) {
        current = digit(c);
      } else {
        return false;
      }
      return true;
    }

    private void reset(double unit) {
      current = -1;
      lastUnit = unit;
      zero = false;
    }

    /** 一千二 is 1200, 一千零二 is 1002. */
    private double rest() {
      if (current < 0) {
        return 0;
      }
      boolean shortened = lastUnit >= 100 && !zero && current < 10 && current == Math.rint(current);
      return shortened ? current * lastUnit / 10 : current;
    }
  }
}
