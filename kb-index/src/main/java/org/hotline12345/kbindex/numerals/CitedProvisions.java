package org.hotline12345.kbindex.numerals;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the articles of laws that a text cites, also in a row (第二条、第五条至第七条). */
final class CitedProvisions {
  private static final int LONGEST_RANGE = 30;

  /** How far before a provision its law is looked for. */
  private static final int NEAR = 120;

  private static final String LAW_ENDS = "(?:法|法典|条例|规定|办法|细则|规则|解释)";
  private static final Pattern PROVISION =
      Pattern.compile("(第?)\\s?(\\d{1,4}|[〇零一二三四五六七八九十百千]{1,7})\\s?条(?:之[一二三四五六七八九十])?");
  private static final Pattern QUOTED_LAW =
      Pattern.compile("《([^《》]{2,60})》\\s?(?:\\[[^\\[\\]]{0,40}]?\\d*号?])?\\s?$");
  private static final Pattern BARE_LAW =
      Pattern.compile("(\\p{IsHan}{1,30}" + LAW_ENDS + ")\\s?$");
  private static final Pattern OWN_LAW = Pattern.compile("\\p{IsHan}+" + LAW_ENDS);
  private static final Pattern NEXT =
      Pattern.compile("\\s?(?:第[\\d一二三四五六七八九十]{1,3}[款项])*\\s?(?:[、,和及与或]|以及|([至到~-]))\\s?");
  private static final Pattern BEFORE_LAW = Pattern.compile(".*(?:根据|依据|依照|按照|违反|符合|适用)");
  private static final Pattern PLACE =
      Pattern.compile("^(?:中华人民共和国|\\p{IsHan}{2,7}?(?:自治区|自治县|省|市|县))");

  /** Says that there is a law, not which. */
  private static final Pattern NO_NAME = Pattern.compile("条例|规定|办法|细则|规则|解释|[该此].*");

  private CitedProvisions() {}

  /** Half width, and one kind of brackets. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[〔【\\[(〖{]", "[")
        .replaceAll("[〕】\\])〗}]", "]");
  }

  /**
   * @param plain a text as {@link #plain} makes it
   * @param title that the text is the law of, if it is a law's name
   */
  static List<Provision> in(String plain, String title) {
    List<Provision> found = new ArrayList<>();
    String own = OWN_LAW.matcher(title.strip()).matches() ? title.strip() : "";
    String law = "";
    int end = 0;
    int last = 0;
    Matcher provision = PROVISION.matcher(plain);
    while (provision.find()) {
      int number = ChineseNumbers.read(provision.group(2));
      Matcher next = NEXT.matcher(plain.substring(end, provision.start()));
      boolean goesOn = end > 0 && next.matches();
      if (!goesOn) {
        law = lawBefore(plain.substring(Math.max(0, provision.start() - NEAR), provision.start()));
      }
      if (number > 0 && (!provision.group(1).isEmpty() || !law.isEmpty())) {
        boolean range = goesOn && next.group(1) != null && number - last <= LONGEST_RANGE;
        List<String> names = names(law.isEmpty() || law.startsWith("本") ? own : law);
        for (int each = range ? last + 1 : number; each <= number; each++) {
          found.add(new Provision(names, each));
        }
      }
      last = number;
      end = provision.end();
    }
    return found;
  }

  /** The law named right before; empty when none is. */
  private static String lawBefore(String before) {
    Matcher quoted = QUOTED_LAW.matcher(before);
    if (quoted.find()) {
      return quoted.group(1).replaceAll("\\s|\\[.*", "");
    }
    Matcher bare = BARE_LAW.matcher(before);
    return bare.find() ? BEFORE_LAW.matcher(bare.group(1)).replaceFirst("") : "";
  }

  private static List<String> names(String law) {
    if (law.isEmpty() || NO_NAME.matcher(law).matches()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    names.add(law.replaceFirst("^中华人民共和国", ""));
    String shorter = PLACE.matcher(law).replaceFirst("");
    if (!names.contains(shorter) && shorter.length() > 2) {
      names.add(shorter);
    }
    return names;
  }

  /**
   * @param names of the law, in full first; none when the text does not say
   */
  record Provision(List<String> names, int number) {
    Provision {
      names = List.copyOf(names);
    }
  }
}
