package org.hotline12345.kbindex.documents;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.hotline12345.kbindex.numerals.ChineseNumbers;

/**
 * The numbers Word writes before paragraphs (第三条, 一、, 2.1) and does not store: counted again as it
 * would. For one document, in reading order.
 */
final class WordNumbers {
  private static final int LEVELS = 9;
  private static final String[] ROMAN = {
    "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
  };
  private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};

  private final Map<String, XmlNode> lists = new HashMap<>();
  private final Map<String, String> listOf = new HashMap<>();
  private final Map<String, int[]> counters = new HashMap<>();

  WordNumbers(XmlNode root) {
    root.children("abstractNum")
        .forEach(list -> lists.put(list.attribute("abstractNumId", ""), list));
    root.children("num")
        .forEach(
            num ->
                listOf.put(
                    num.attribute("numId", ""), num.at("abstractNumId").attribute("val", "")));
  }

  /** The label of the next paragraph with this numbering, empty when it has none. */
  String next(XmlNode numbering) {
    String list = listOf.get(numbering.at("numId").attribute("val", ""));
    XmlNode definition = list == null ? null : lists.get(list);
    int level = numbering.at("ilvl").attribute("val", 0);
    if (list == null || definition == null || level < 0 || level >= LEVELS) {
      return "";
    }
    int[] counts = counters.computeIfAbsent(list, ignored -> new int[LEVELS]);
    counts[level] =
        counts[level] == 0
            ? level(definition, level).at("start").attribute("val", 1)
            : counts[level] + 1;
    java.util.Arrays.fill(counts, level + 1, LEVELS, 0);
    XmlNode at = level(definition, level);
    if (at.at("numFmt").attribute("val", "").equals("bullet")) {
      return "- ";
    }
    return label(definition, at.at("lvlText").attribute("val", ""), counts);
  }

  private static String label(XmlNode definition, String pattern, int[] counts) {
    StringBuilder label = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean place =
          c == '%' && i + 1 < pattern.length() && "123456789".indexOf(pattern.charAt(i + 1)) >= 0;
      if (place) {
        int level = pattern.charAt(++i) - '1';
        String format = level(definition, level).at("numFmt").attribute("val", "decimal");
        label.append(written(Math.max(1, counts[level]), format));
      } else {
        label.append(c);
      }
    }
    return label.toString();
  }

  private static XmlNode level(XmlNode definition, int level) {
    return definition
        .children("lvl")
        .filter(lvl -> lvl.attribute("ilvl", -1) == level)
        .findFirst()
        .orElseGet(XmlNode::empty);
  }

  static String written(int number, String format) {
    return switch (format) {
      case "chineseCounting",
          "chineseCountingThousand",
          "japaneseCounting",
          "taiwaneseCounting",
          "taiwaneseCountingThousand",
          "ideographDigital" ->
          ChineseNumbers.write(number);
      case "lowerLetter" -> letter(number);
      case "upperLetter" -> letter(number).toUpperCase(Locale.ROOT);
      case "lowerRoman" -> roman(number);
      case "upperRoman" -> roman(number).toUpperCase(Locale.ROOT);
      case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" ->
          number <= 20 ? String.valueOf((char) ('①' + number - 1)) : "(" + number + ")";
      case "none" -> "";
      default -> String.valueOf(number);
    };
  }

  private static String letter(int number) {
    return String.valueOf((char) ('a' + (number - 1) % 26))
        .repeat(Math.min(5, (number - 1) / 26 + 1));
  }

  private static String roman(int number) {
    StringBuilder roman = new StringBuilder();
    int rest = Math.min(number, 3999);
    for (int i = 0; i < ROMAN.length; i++) {
      while (rest >= ROMAN_VALUES[i]) {
        roman.append(ROMAN[i]);
        rest -= ROMAN_VALUES[i];
      }
    }
    return roman.toString();
  }
}
