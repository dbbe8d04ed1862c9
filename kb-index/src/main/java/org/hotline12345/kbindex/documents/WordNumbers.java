package org.hotline12345.kbindex.documents;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFNum;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.hotline12345.kbindex.numerals.ChineseNumbers;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumPr;

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

  private final @Nullable XWPFNumbering numbering;
  private final Map<BigInteger, int[]> counters = new HashMap<>();
  private final Set<BigInteger> begun = new HashSet<>();

  /**
   * @param numbering null when the document has none
   */
  WordNumbers(@Nullable XWPFNumbering numbering) {
    this.numbering = numbering;
  }

  /** The label of the next paragraph with this numbering, empty when it has none. */
  String next(CTNumPr place) {
    BigInteger id = place.isSetNumId() ? place.getNumId().getVal() : null;
    XWPFNum num = numbering == null || id == null ? null : numbering.getNum(id);
    if (numbering == null || id == null || num == null) {
      return "";
    }
    BigInteger listId = num.getCTNum().getAbstractNumId().getVal();
    XWPFAbstractNum list = numbering.getAbstractNum(listId);
    int level = place.isSetIlvl() ? place.getIlvl().getVal().intValue() : 0;
    if (list == null || level < 0 || level >= LEVELS) {
      return "";
    }
    Map<Integer, CTLvl> levels = levels(list);
    CTLvl at = levels.get(level);
    if (at == null) {
      return "";
    }
    int[] counts = counters.computeIfAbsent(listId, ignored -> new int[LEVELS]);
    if (begun.add(id)) {
      restart(num, counts);
    }
    int start = at.isSetStart() ? at.getStart().getVal().intValue() : 1;
    counts[level] = counts[level] == 0 ? start : counts[level] + 1;
    Arrays.fill(counts, level + 1, LEVELS, 0);
    if (format(at).equals("bullet")) {
      return "- ";
    }
    return label(levels, at.isSetLvlText() ? at.getLvlText().getVal() : "", counts);
  }

  private static Map<Integer, CTLvl> levels(XWPFAbstractNum list) {
    Map<Integer, CTLvl> levels = new HashMap<>();
    for (CTLvl level : list.getCTAbstractNum().getLvlList()) {
      levels.putIfAbsent(level.getIlvl().intValue(), level);
    }
    return levels;
  }

  /** Another list of the same kind may say that it begins anew. */
  private static void restart(XWPFNum num, int[] counts) {
    for (CTNumLvl override : num.getCTNum().getLvlOverrideList()) {
      int level = override.getIlvl().intValue();
      if (override.isSetStartOverride() && level >= 0 && level < LEVELS) {
        counts[level] = override.getStartOverride().getVal().intValue() - 1;
      }
    }
  }

  private static String format(@Nullable CTLvl level) {
    return level != null && level.isSetNumFmt() ? level.getNumFmt().getVal().toString() : "decimal";
  }

  private static String label(Map<Integer, CTLvl> levels, String pattern, int[] counts) {
    StringBuilder label = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean place =
          c == '%' && i + 1 < pattern.length() && "123456789".indexOf(pattern.charAt(i + 1)) >= 0;
      if (place) {
        int level = pattern.charAt(++i) - '1';
        label.append(written(Math.max(1, counts[level]), format(levels.get(level))));
      } else {
        label.append(c);
      }
    }
    return label.toString();
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
