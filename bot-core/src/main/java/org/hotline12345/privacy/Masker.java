package org.hotline12345.privacy;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what identifies a person in free text: phone, identity, passport and bank card numbers in
 * any script, licence plates, e-mail addresses, WeChat and QQ names, people's names and the numbers
 * of an address that lead to a door. The text keeps its length; of numbers a few leading characters
 * stay so that people can tell two apart, the end never does; of a name the family name stays.
 * Order numbers, dates, amounts, document numbers and the phones of offices are left alone.
 * Thread-safe. {@link ConversationMasker} knows what was said before as well.
 */
public final class Masker {
  private static final int KEPT = 3;
  private static final String HAN = "幺一二两三四五六七八九零〇洞拐勾";
  private static final String SEP = "[ \\-—–·.、,，_]{0,2}";

  /** Characters before a number in which an office can be named; the pattern below needs 14. */
  private static final int REACH = 24;

  /** Whose phone may be told: an office's, not a person's. */
  private static final Pattern OFFICE =
      Pattern.compile(
          "(?:局|委|办|中心|大厅|窗口|医院|学校|公司|热线|部门|政府|派出所|服务站|单位|物业|酒店|法院|车站|客服|服务|值班室|办公室)的?(?:投诉|咨询|办公|客服|值班|服务|联系)?(?:电话|座机|号码|热线)?(?:是|为|:|：)?[ (（]?$");

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              digits(
                  "[1-9](?:-?D){5}-?(?:19|20)(?:-?D){2}-?(?:0D|1[0-2])-?[0-3]D(?:-?D){3}-?[0-9Xx]"),
              Masker::hasBirthday),
          new Rule(digits("[3-6]D{3}(?:-?D){12,15}"), Masker::isLuhn),
          new Rule(digits("[3-6]D{3}(?: D{4}){3}(?: D{1,3})?"), m -> true),
          // Named as a card or account, a number is believed without its check digit.
          new Rule(
              Pattern.compile(
                  "(?:卡号|账号|帐号|银行卡|账户|卡)(?:[是为:： ]|号码){0,3}([0-9](?:[ -]?[0-9]){11,22})"),
              m -> true),
          new Rule(digits("[1-9]D{5}[0-9]D(?:0[1-9]|1[0-2])(?:0[1-9]|[12]D|3[01])D{3}"), m -> true),
          new Rule(
              digits("(?:\\+?86-?)?1[3-9]D(?:-?D){8}").pattern().replace("[ \\-—]?", SEP),
              m -> !m.matches("[0-9]{2},[0-9]{3},[0-9]{3},[0-9]{3}")),
          new Rule(digits("0[1-9]D{1,2}-?[2-8]D{2}-?D{4,5}"), m -> true, OFFICE),
          new Rule(
              Pattern.compile(
                  "(?:(?:电话|座机|联系|号码)[是为:： ]{0,3}|打(?:我家|到)?(?:电话|座机)?)([2-8][0-9]{2}[ -]?[0-9]{4,5})(?![0-9])"),
              m -> true,
              OFFICE),
          // Digits said aloud, alone or among written ones: 幺三八…, 138一二三四…
          new Rule(
              Pattern.compile(
                  "(?<![0-9])(?=[0-9 \\-—]{0,14}["
                      + HAN
                      + "])(?:["
                      + HAN
                      + "0-9][ \\-—]?){6,}["
                      + HAN
                      + "0-9叉xX]"),
              m -> true),
          new Rule(
              Pattern.compile(
                  "(?<![0-9"
                      + HAN
                      + "])[幺一1]"
                      + SEP
                      + "[三四五六七八九3-9](?:"
                      + SEP
                      + "["
                      + HAN
                      + "0-9]){9}(?![0-9"
                      + HAN
                      + "])"),
              m -> true),
          new Rule(
              Pattern.compile(
                  "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]"
                      + "[ ]?[A-HJ-NP-Za-hj-np-z][·. -]?(?=[A-Za-z]*[0-9"
                      + HAN
                      + "])[A-HJ-NP-Za-hj-np-z0-9"
                      + HAN
                      + "](?: ?[A-HJ-NP-Za-hj-np-z0-9"
                      + HAN
                      + "]){4,5}(?![A-Za-z0-9])"),
              m -> true),
          new Rule(
              Pattern.compile("[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+"),
              m -> true),
          new Rule(
              Pattern.compile(
                  "(?:微信|威信|薇信|[wWvV][xX]|[vV]信|[qQ]{2}|扣扣|抖音|支付宝)(?:号码?|账号|名)?[是为叫:： ]{0,3}([A-Za-z][-_A-Za-z0-9]{5,19}|[1-9][0-9]{4,10})(?![A-Za-z0-9])"),
              m -> true),
          new Rule(
              Pattern.compile("(?:护照|通行证)(?:号码?)?[是为:： ]{0,2}([A-Za-z]{1,2}[0-9]{7,8})"),
              m -> true));

  private static final Names NAMES = new Names();
  private static final Addresses ADDRESSES = new Addresses();

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
        int part = matcher.groupCount();
        if (rule.holds().test(matcher.group(part)) && !rule.spares(plain, matcher.start())) {
          masked = masked == null ? new StringBuilder(text) : masked;
          cover(masked, matcher.start(part) + KEPT, matcher.end(part));
        }
      }
    }
    for (Addresses.Span span : ADDRESSES.in(plain)) {
      masked = masked == null ? new StringBuilder(text) : masked;
      coverNumbers(masked, span.start(), span.end());
    }
    for (Names.Found name : NAMES.in(plain)) {
      masked = masked == null ? new StringBuilder(text) : masked;
      cover(masked, name.start(), name.end());
    }
    return masked == null ? text : masked.toString();
  }

  static void cover(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        text.setCharAt(i, '*');
      }
    }
  }

  private static void coverNumbers(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isDigit(c) || "一二三四五六七八九十百零〇ABCDabcd".indexOf(c) >= 0) {
        text.setCharAt(i, '*');
      }
    }
  }

  /** Full-width digits, letters and signs as half-width ones, each still one character. */
  static String halfWidth(String text) {
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

  /**
   * @param pattern its only group, if it has one, is what to cover
   * @param spared what stands before a number that is left alone
   */
  private record Rule(Pattern pattern, Predicate<String> holds, Pattern spared) {
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    Rule(Pattern pattern, Predicate<String> holds) {
      this(pattern, holds, NOTHING);
    }

    Rule(String pattern, Predicate<String> holds) {
      this(Pattern.compile(pattern), holds, NOTHING);
    }

    /** Looks no further back than such words reach, so that long texts stay cheap. */
    boolean spares(String text, int start) {
      return spared.matcher(text).region(Math.max(0, start - REACH), start).find();
    }
  }
}
