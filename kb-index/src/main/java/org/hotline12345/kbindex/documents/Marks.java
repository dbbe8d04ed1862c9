package org.hotline12345.kbindex.documents;

import java.util.regex.Pattern;
import org.hotline12345.knowledge.ClauseMark;

/**
 * The signs by which Chinese public documents tell their structure, beside those of {@link
 * ClauseMark}, and text its visibility.
 */
final class Marks {
  /** Letters of this size or smaller are not there for people. */
  static final int UNREADABLE_POINTS = 2;

  /** A number in Chinese or Arabic digits, as in 第三条. */
  static final String NUMBER = "[〇零一二三四五六七八九十百千两\\d]{1,7}";

  /** 丽政办发〔2021〕75号, in any of the brackets people use. */
  static final Pattern DOCUMENT_NUMBER =
      Pattern.compile(
          "(?<organ>[\\p{IsHan}]{1,14})\\s?[〔\\[（(【﹝]\\s?(?<year>(19|20)\\d{2})\\s?[〕\\]）)】﹞]\\s?第?"
              + "(?<number>\\d{1,5})\\s?号");

  /** 浙江省人民政府令第388号. */
  static final Pattern DECREE =
      Pattern.compile("(?<organ>[\\p{IsHan}]{2,20}令)\\s?第?\\s?(?<number>" + NUMBER + ")\\s?号");

  static final Pattern ITEM = Pattern.compile("([一二三四五六七八九十]{1,3}、)\\s*(.*)", Pattern.DOTALL);
  static final Pattern SUB_ITEM =
      Pattern.compile("([（(][一二三四五六七八九十]{1,3}[)）])\\s*(.*)", Pattern.DOTALL);
  static final Pattern ANNEX =
      Pattern.compile("((?:附件|附表|附录)\\s?(?:" + NUMBER + ")?)\\s*(?:[:：]\\s*(.{0,60}))?");

  /** A whole date: 2021年8月1日 or 二〇二一年八月一日. */
  static final String DATE =
      "(?:(?:19|20)\\d{2}\\s?年\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日|(?:19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}"
          + "|[一二][〇○零Ｏ九]{1,2}[〇○零一二三四五六七八九]{1,2}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)";

  private static final Pattern NO_TITLE =
      Pattern.compile(
          "[（(].*|.*文件|" + DATE + "|" + DOCUMENT_NUMBER.pattern() + ".*|目\\s*录|附件.*|.*[。；：]");

  private Marks() {}

  /**
   * Whether a centred line is something else: a number, a date, a letterhead, a note in brackets.
   */
  static boolean isNoTitle(String text) {
    return NO_TITLE.matcher(text).matches()
        || ClauseMark.of(text).filter(mark -> mark.rank() != ClauseMark.Rank.CLAUSE).isPresent();
  }

  /** Whether six hexadecimal digits, with or without a hash, are white or hardly darker. */
  static boolean isNearWhite(String colour) {
    String hex = colour.startsWith("#") ? colour.substring(1) : colour;
    if (!hex.matches("[0-9A-Fa-f]{6}")) {
      return false;
    }
    for (int i = 0; i < 6; i += 2) {
      if (Integer.parseInt(hex.substring(i, i + 2), 16) < 0xF0) {
        return false;
      }
    }
    return true;
  }
}
