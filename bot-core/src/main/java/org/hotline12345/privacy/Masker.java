package org.hotline12345.privacy;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what identifies a person in free text: phone, identity and bank card numbers, licence
 * plates and e-mail addresses. The text keeps its length; a few leading characters stay so that
 * people can tell two numbers apart, the end never does. Order numbers, dates, amounts and document
 * numbers are left alone. Thread-safe.
 */
public final class Masker {
  private static final int KEPT = 3;

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              digits(
                  "[1-9](?:-?D){5}-?(?:19|20)(?:-?D){2}-?(?:0D|1[0-2])-?[0-3]D(?:-?D){3}-?[0-9Xx]"),
              Masker::hasBirthday),
          new Rule(digits("[3-6]D{3}(?:-?D){12,15}"), Masker::isLuhn),
          new Rule(digits("[1-9]D{5}[0-9]D(?:0[1-9]|1[0-2])(?:0[1-9]|[12]D|3[01])D{3}"), m -> true),
          new Rule(digits("(?:\\+?86-?)?1[3-9]D(?:-?D){8}"), m -> true),
          new Rule(digits("0[1-9]D{1,2}-?[2-8]D{2}-?D{4,5}"), m -> true),
          // Digits said aloud, alone or among written ones: 幺三八…, 138一二三四…
          new Rule(
              Pattern.compile(
                  "(?<![0-9])(?=[0-9 \\-—]{0,14}[幺一二两三四五六七八九零〇洞拐])"
                      + "(?:[幺一二两三四五六七八九零〇洞拐0-9][ \\-—]?){6,}[幺一二两三四五六七八九零〇洞拐0-9]"),
              m -> true),
          new Rule(
              Pattern.compile(
                  "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]"
                      + "[A-HJ-NP-Za-hj-np-z][·. ]?(?=[A-Za-z]*[0-9])[A-HJ-NP-Za-hj-np-z0-9]{5,6}"
                      + "(?![A-Za-z0-9])"),
              m -> true),
          new Rule(
              Pattern.compile("[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+"),
              m -> true));

  /** D is a digit, a minus one separator that people write between digits. */
  private static Pattern digits(String shape) {
    return Pattern.compile(
        "(?<![0-9])" + shape.replace("-?", "[ \\-—]?").replaceAll("D", "[0-9]") + "(?![0-9])");
  }

  /** The text with personal data masked; the same text when there is none. */
  public String mask(String text) {
    String plain = halfWidth(text);
    StringBuilder masked = null;
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern().matcher(masked == null ? plain : masked.toString());
      while (matcher.find()) {
        if (rule.holds().test(matcher.group())) {
          masked = masked == null ? new StringBuilder(text) : masked;
          cover(masked, matcher.start(), matcher.end());
        }
      }
    }
    return masked == null ? text : masked.toString();
  }

  private static void cover(StringBuilder text, int start, int end) {
    for (int i = start + KEPT; i < end; i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        text.setCharAt(i, '*');
      }
    }
  }

  /** Full-width digits, letters and signs as half-width ones, each still one character. */
  private static String halfWidth(String text) {
    StringBuilder plain = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char half = c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c == '　' ? ' ' : c;
      if (half != c) {
        plain = plain == null ? new StringBuilder(text) : plain;
        plain.setCharAt(i, half);
      }
    }
    return plain == null ? text : plain.toString();
  }

  /**
   * A birthday that can be is enough: people mistype the check character of GB 11643, and the rest
   * still tells who they are.
   */
  private static boolean hasBirthday(String number) {
    String digits = number.replaceAll("[^0-9Xx]", "");
    int day = Integer.parseInt(digits.substring(12, 14));
    return day >= 1 && day <= 31;
  }

  private static boolean isLuhn(String number) {
    int sum = 0;
    boolean twice = false;
    for (int i = number.length() - 1; i >= 0; i--) {
      int value = Character.digit(number.charAt(i), 10);
      if (value >= 0) {
        int added = twice ? value * 2 : value;
        sum += added > 9 ? added - 9 : added;
        twice = !twice;
      }
    }
    return sum % 10 == 0;
  }

  private record Rule(Pattern pattern, Predicate<String> holds) {}
}
