package org.hotline12345.kbindex.likeness;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.kbindex.numerals.ChineseNumbers;

/**
 * A sentence that states amounts, terms, phones or the like.
 *
 * @param sentence as it stands there
 * @param grams of its words with a mark in place of each value
 * @param length of those words
 */
record Claim(String sentence, Set<Integer> grams, int length, Map<Kind, Set<String>> values) {
  private static final int MOST_IN_AN_ARTICLE = 400;
  private static final String NUMBER = "(\\d[\\d,]*(?:\\.\\d+)?|[一二三四五六七八九十百千两半〇零]{1,7})\\s?";
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{4}\\s?年(\\s?\\d{1,2}\\s?月(\\s?\\d{1,2}\\s?日)?)?|\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日"
              + "|〔\\d{4}〕\\s?\\d+\\s?号|\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern SENTENCE = Pattern.compile("[^。！？；!?\\n]{4,300}");

  /** What a value measures. */
  enum Kind {
    PHONE(
        "(?<![\\d-])(0\\d{2,3}-\\d{7,8}|1[3-9]\\d{9}|400-?\\d{3}-?\\d{4}|12[0-9]{3}|96\\d{3,4})(?!\\d)"),
    TIME("(?<!\\d)((?:[01]?\\d|2[0-4])[:：][0-5]\\d)(?!\\d)"),
    MONEY(NUMBER + "(?:元|万元|亿元|块钱)"),
    PERCENT(NUMBER + "[%％]|百分之[一二三四五六七八九十百零]{1,5}"),
    AGE(NUMBER + "(?:周岁|岁)"),
    TERM(NUMBER + "(?:个)?(?:工作日|自然日|日|天|月|年|小时|分钟|周|星期)"),
    COUNT(NUMBER + "(?:次|人|份|册|本|平方米|公里|米|辆|个|级|倍|套|户)");

    private final Pattern pattern;

    Kind(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }
  }

  /** The sentences of a text that state anything. */
  static List<Claim> in(String text) {
    List<Claim> claims = new ArrayList<>();
    for (String line : text.split("\\R", -1)) {
      Matcher sentence = SENTENCE.matcher(line.startsWith("#") ? "" : line);
      while (sentence.find() && claims.size() < MOST_IN_AN_ARTICLE) {
        Claim claim = of(sentence.group().strip());
        if (!claim.values.isEmpty()) {
          claims.add(claim);
        }
      }
    }
    return claims;
  }

  private static Claim of(String sentence) {
    Map<Kind, Set<String>> values = new EnumMap<>(Kind.class);
    String skeleton = DATE.matcher(sentence).replaceAll("D");
    for (Kind kind : Kind.values()) {
      Matcher found = kind.pattern.matcher(skeleton);
      StringBuilder rest = new StringBuilder();
      while (found.find()) {
        values.computeIfAbsent(kind, k -> new HashSet<>()).add(canonical(found.group()));
        found.appendReplacement(rest, kind.name().substring(0, 1));
      }
      skeleton = found.appendTail(rest).toString();
    }
    String words = Grams.essence(skeleton);
    return new Claim(sentence, Grams.of(words, 2), words.length(), values);
  }

  /** 1,000元 and 一千元 are the same. */
  private static String canonical(String value) {
    Matcher number = Pattern.compile(NUMBER).matcher(value);
    String bare = value.replaceAll("[\\s,个-]", "").replace('：', ':').replace('％', '%');
    if (!number.lookingAt()) {
      return bare;
    }
    String digits = number.group(1);
    String unit = value.substring(number.end()).replaceAll("[\\s个]", "").replace("块钱", "元");
    String plain = plain(digits);
    if (unit.startsWith("万") && !plain.isEmpty() && Character.isDigit(plain.charAt(0))) {
      return new BigDecimal(plain).scaleByPowerOfTen(4).stripTrailingZeros().toPlainString()
          + unit.substring(1);
    }
    return plain + unit;
  }

  private static String plain(String digits) {
    if (Character.isDigit(digits.charAt(0))) {
      String bare = digits.replace(",", "");
      return bare.length() > 15 ? bare : new BigDecimal(bare).stripTrailingZeros().toPlainString();
    }
    int value = ChineseNumbers.read(digits);
    return value < 0 ? digits : String.valueOf(value);
  }

  /** Whether both state something of one kind and neither's values are among the other's. */
  boolean contradicts(Claim other) {
    return values.entrySet().stream()
        .anyMatch(
            entry -> {
              Set<String> theirs = other.values.get(entry.getKey());
              return theirs != null
                  && !theirs.containsAll(entry.getValue())
                  && !entry.getValue().containsAll(theirs);
            });
  }
}
