package org.hotline12345.kbindex.numerals;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts and terms in one spelling: 十四天 and 14天 are {@code 14天}, 二十万, 20万元 and 200,000元 are {@code
 * 200000}. From ten thousand on the unit is left out, because law and citizens drop it.
 */
public final class Quantities {
  private static final BigDecimal LARGE = BigDecimal.valueOf(10_000);

  /** A number of more digits is a telephone or a card, not a quantity. */
  private static final int MOST_DIGITS = 9;

  private static final Pattern QUANTITY =
      Pattern.compile(
          "(?<![\\d.一二三四五六七八九十百千万两零〇])"
              + "(?<number>\\d[\\d,]*(?:\\.\\d+)?|[一二三四五六七八九十两〇][一二三四五六七八九十百千万两零〇]{0,11})"
              + "\\s?(?<scale>[万亿]?)\\s?"
              + "(?<unit>个?工作日|个月|小时|分钟|周岁|平方米|公里|块钱|[元块天年岁人次倍米%]|(?<!月\\d{1,2}|月[一二三四五六七八九十]{1,3})日|(?!\\d))");

  private static final Pattern PERCENT = Pattern.compile("百分之(?<number>[一二三四五六七八九十百两零〇]{1,5})");

  private static final Pattern NAMED_DIGITS = Pattern.compile("[一二三四五六七八九两〇零]{2,3}");

  private static final Map<String, String> UNITS =
      Map.of("个工作日", "工作日", "块钱", "元", "块", "元", "周岁", "岁", "日", "天");

  private Quantities() {}

  /** All that the text names, each once; small numbers only where a unit is with them. */
  public static Set<String> in(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    Set<String> found = new LinkedHashSet<>();
    Matcher percent = PERCENT.matcher(plain);
    while (percent.find()) {
      found.add(ChineseNumbers.read(percent.group("number")) + "%");
    }
    Matcher quantity = QUANTITY.matcher(plain);
    while (quantity.find()) {
      add(found, quantity);
    }
    return found;
  }

  private static void add(Set<String> found, Matcher quantity) {
    String number = quantity.group("number").replace(",", "");
    String unit = quantity.group("unit");
    BigDecimal value = value(number);
    if (value.signum() <= 0) {
      return;
    }
    value =
        switch (quantity.group("scale")) {
          case "万" -> value.scaleByPowerOfTen(4);
          case "亿" -> value.scaleByPowerOfTen(8);
          default -> value;
        };
    String digits = value.stripTrailingZeros().toPlainString();
    if (value.compareTo(LARGE) >= 0) {
      found.add(digits);
    } else if (!unit.isEmpty()) {
      found.add(digits + UNITS.getOrDefault(unit, unit));
    }
  }

  /** 0 when it is no quantity. */
  private static BigDecimal value(String number) {
    if (number.charAt(0) >= '0' && number.charAt(0) <= '9') {
      return number.length() > MOST_DIGITS ? BigDecimal.ZERO : new BigDecimal(number);
    }
    // 两三天 is no 23 days, 二〇二一年 is a year.
    return NAMED_DIGITS.matcher(number).matches()
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(Math.max(0, ChineseNumbers.read(number)));
  }
}
