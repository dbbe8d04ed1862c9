package org.hotline12345.answer;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the numbers of a text into words: phones, dates, hours, money and quantities. */
final class SpokenNumbers {
  private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
  private static final String TO = "\\s*(?:-|—+|–|~|～|至|到)\\s*";
  private static final String NOT_INSIDE = "(?<![\\d.])";

  /** What is counted so that 2 is 两. */
  private static final String COUNTED =
      "个|名|位|人|次|天|年(?!级|\\d)|周|小时|份|张|倍|家|种|项|户|条|间|套|本|辆|台|套|岁|万|千|亿|米|公里|公斤|吨|平方米";

  /** In order: what is longer or surer is said first, and leaves no digits behind. */
  private static final List<Rule> RULES =
      List.of(
          new Rule("(\\d),(?=\\d{3}(?!\\d))", m -> m.group(1)),
          // Phones: mobiles, with area code, 400 and 800 numbers, and short ones by their words.
          phone("(?<!\\d)(1[3-9]\\d)[- ]?(\\d{4})[- ]?(\\d{4})(?!\\d)"),
          phone("(?<!\\d)(0\\d{2,3})[- ]?(\\d{7,8})(?!\\d)"),
          phone("(?<!\\d)([48]00)[- ]?(\\d{3,4})[- ]?(\\d{3,4})(?!\\d)"),
          new Rule(
              "(电话|热线|拨打?|致电|打|号码|转)([^\\d，。；\\n]{0,8}?)(\\d{3,8})"
                  + "((?:(?:、|或|和|/)\\d{3,8})*)(?![\\d.]|个|元|天|年|号|小时|分钟|次|人|万)",
              m ->
                  m.group(1)
                      + m.group(2)
                      + ChineseNumber.phone(m.group(3))
                      + each(m.group(4), ChineseNumber::phone)),
          phone("(?<![\\d.])(12345|11[0-9]|12[0-2]|12\\d{3}|9[56]\\d{3,4})(?![\\d.元个年]|号令)"),
          // Dates and hours.
          new Rule(
              "(?<!\\d)(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})(?!\\d)",
              m -> m.group(1) + "年" + plain(m.group(2)) + "月" + plain(m.group(3)) + "日"),
          new Rule("(?<!\\d)0(\\d)(?=[月日])", m -> m.group(1)),
          new Rule("(?<!\\d)(\\d{4})(?=年)", m -> ChineseNumber.digits(m.group(1))),
          new Rule(
              "〔(\\d{4})〕\\s*(\\d+)\\s*号",
              m -> ChineseNumber.digits(m.group(1)) + ChineseNumber.quantity(m.group(2)) + "号"),
          new Rule(
              "(?<!\\d)(\\d{1,2})[:：](\\d{2})" + TO + "(\\d{1,2})[:：](\\d{2})(?!\\d)",
              m -> hour(m.group(1), m.group(2)) + "到" + hour(m.group(3), m.group(4))),
          new Rule(
              "(?<![\\d:：])(\\d{1,2})[:：](\\d{2})(?![\\d:：])", m -> hour(m.group(1), m.group(2))),
          // Rates and shares.
          new Rule(
              "(?<![\\d.])" + NUMBER + "\\s*元\\s*/\\s*(\\p{IsHan}{1,4})",
              m -> "每" + m.group(2) + ChineseNumber.money(m.group(1))),
          new Rule(
              "(?<![\\d.])" + NUMBER + "%?" + TO + NUMBER + "\\s*[%％]",
              m -> percent(m.group(1)) + "到" + percent(m.group(2))),
          new Rule("(?<![\\d.])" + NUMBER + "\\s*[%％]", m -> percent(m.group(1))),
          new Rule(
              "(?<![\\d./])(\\d{1,2})/(\\d{1,2})(?![\\d./])",
              m -> ChineseNumber.quantity(m.group(2)) + "分之" + ChineseNumber.quantity(m.group(1))),
          // Spans, money, quantities.
          new Rule(
              NOT_INSIDE + NUMBER + TO + NUMBER + "(?![\\d.])",
              m -> ChineseNumber.quantity(m.group(1)) + "到" + m.group(2)),
          new Rule(NOT_INSIDE + NUMBER + "\\s*元", m -> ChineseNumber.money(m.group(1))),
          new Rule(NOT_INSIDE + "2\\s*(?=(?:" + COUNTED + "))(?!月)", m -> "两"),
          new Rule("第\\s*(\\d{1,4})", m -> "第" + ChineseNumber.quantity(m.group(1))),
          // Codes and account numbers.
          new Rule(NOT_INSIDE + "(\\d{7,}|0\\d+)(?![\\d.])", m -> ChineseNumber.phone(m.group(1))),
          new Rule("(?<!\\.)" + NUMBER, m -> ChineseNumber.quantity(m.group(1))));

  private SpokenNumbers() {}

  /** The text with no digit left in it. */
  static String say(String text) {
    String said = text;
    for (Rule rule : RULES) {
      said =
          rule.pattern.matcher(said).replaceAll(m -> Matcher.quoteReplacement(rule.words.apply(m)));
    }
    return said;
  }

  private static Rule phone(String pattern) {
    return new Rule(pattern, m -> ChineseNumber.phone(m.group()));
  }

  private static String each(String list, Function<String, String> number) {
    return Pattern.compile("\\d+")
        .matcher(list.replace('/', '、'))
        .replaceAll(m -> number.apply(m.group()));
  }

  private static String hour(String hour, String minute) {
    String minutes =
        switch (minute) {
          case "00" -> "";
          case "30" -> "半";
          default ->
              (minute.startsWith("0") ? "零" : "") + ChineseNumber.quantity(plain(minute)) + "分";
        };
    return ChineseNumber.counted(plain(hour)) + "点" + minutes;
  }

  private static String plain(String number) {
    return number.replaceFirst("^0(?=\\d)", "");
  }

  private static String percent(String number) {
    return "百分之" + ChineseNumber.quantity(number);
  }

  private record Rule(Pattern pattern, Function<MatchResult, String> words) {
    Rule(String pattern, Function<MatchResult, String> words) {
      this(Pattern.compile(pattern), words);
    }
  }
}
