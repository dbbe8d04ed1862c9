package org.hotline12345.facts;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.understanding.SoundAlikes;

/**
 * Puts right what was heard wrongly in the words that tell facts: units behind numbers (四食块, 十一月五好)
 * and the words of time and wishes; 贰佰元 becomes 二百元. Every character is replaced by one, so
 * positions stay. Immutable, thread-safe.
 */
final class Misheard {
  private static final String DIGIT = "[0-9一二两三四五六七八九十百千]";
  private static final List<Repair> UNITS =
      List.of(
          repair("食石拾时实", "[一二两三四五六七八九]", "[块元一二三四五六七八九]", "十"),
          repair("白摆伯佰", "[一二两三四五六七八九十]", "[块元多一二三四五六七八九]", "百"),
          repair("前钱签迁仟", "[一二两三四五六七八九万]", "[块元多一二三四五六七八九]", "千"),
          repair("完玩碗", DIGIT, "[块元多一二三四五六七八九]", "万"),
          repair("前", "千[一二三四五六七八九]?|百[一二三四五六七八九]?|万", "块", "千"),
          repair("快筷", DIGIT, "钱|[,。]|$", "块"),
          repair("好浩毫", "月" + DIGIT + "{1,3}", "[,。早晚上下那中]|$|" + DIGIT + "|[买去来在停]", "号"),
          repair("添田填", "[一二三四五六七八九十]", "[了没前,。]|$", "天"),
          repair("典电店", "[上下早晚午晨]" + DIGIT + "{1,3}", "[半钟多左到,。]|$", "点"),
          repair("新心", "[上这本下]个?", "[期七][一二三四五六日天]", "星"),
          repair("七", "[上这本下]个?星", "[一二三四五六日天]", "期"));

  /** Numerals as cheques and receipts have them, and the plain ones in the same order. */
  private static final String FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟萬";

  private static final String PLAIN = "一二三四五六七八九十百千万";
  private static final String FORMAL_SET = "[零万亿" + FORMAL + "]";
  private static final Pattern FORMAL_SUM =
      Pattern.compile("(?<!" + FORMAL_SET + ")" + FORMAL_SET + "{2,}+(?=[元圆块])");

  private static final Pattern NUMBER = Pattern.compile("[0-9零一二两三四五六七八九十百千万亿]{2,}+");
  private static final Pattern UNIT = Pattern.compile("[十百千万亿]");

  private final SoundAlikes words;

  /** With the words to recover, each of two or three characters. */
  Misheard(List<String> words) {
    this.words = new SoundAlikes(words);
  }

  String repair(String text) {
    String right = FORMAL_SUM.matcher(text).replaceAll(sum -> inPlainNumerals(sum.group()));
    for (Repair unit : UNITS) {
      right = unit.pattern().matcher(right).replaceAll(unit.right());
    }
    return withItsNumbers(right, words.repair(right));
  }

  private static String inPlainNumerals(String sum) {
    return sum.codePoints()
        .map(c -> FORMAL.indexOf(c) < 0 ? c : PLAIN.charAt(FORMAL.indexOf(c)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** 共四万 sounds like 工资万: a word that would eat a piece of a number was none. */
  private static String withItsNumbers(String before, String repaired) {
    StringBuilder kept = new StringBuilder(repaired);
    Matcher number = NUMBER.matcher(before);
    while (number.find()) {
      if (!repaired.startsWith(number.group(), number.start())
          && UNIT.matcher(number.group()).find()) {
        int from = number.start();
        while (from > 0 && before.charAt(from - 1) != repaired.charAt(from - 1)) {
          from--;
        }
        int to = number.end();
        while (to < before.length() && before.charAt(to) != repaired.charAt(to)) {
          to++;
        }
        kept.replace(from, to, before.substring(from, to));
      }
    }
    return kept.toString();
  }

  /** The characters come first: few texts hold one, and looking back costs at every character. */
  private static Repair repair(String wrong, String behind, String before, String right) {
    Pattern pattern =
        Pattern.compile("(?=[" + wrong + "])(?<=" + behind + ")[" + wrong + "](?=" + before + ")");
    return new Repair(pattern, right);
  }

  private record Repair(Pattern pattern, String right) {}
}
