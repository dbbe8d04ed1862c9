package org.hotline12345.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.understanding.Normalizer;

/**
 * Whether a text says nothing that its passage does not say. It is strict on purpose: a good
 * rewording dropped costs a little style, a false one told costs trust. Deterministic, thread-safe.
 *
 * <p>Every number (in Arabic or Chinese digits), date, phone, document number, law's name, web
 * address and department in the text must stand in the passage, each sentence must share most of
 * its character pairs with some sentences of the passage, and words of permission, prohibition and
 * negation must be the passage's.
 */
public final class GroundingCheck {

  private static final double LEAST_OVERLAP = 0.5;
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:[.,:/-][0-9]+)*%?");
  private static final Pattern HAN_NUMBER =
      Pattern.compile(
          "[零〇一二两三四五六七八九十百千万亿半]+(?:个)?(?:元|块|天|日|年|月|周|岁|倍|折|成|次|人|名|份|小时|分钟|工作日|工作天|分之|套|间|亩|平方|公里|米|条|级|档|期|季度|万)");
  private static final Pattern QUOTED = Pattern.compile("《[^》]*》|〔[^〕]*〕|\\[[0-9]{4}\\]|[0-9]+号");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?://|www\\.)\\S+|[a-z0-9-]+\\.(?:com|cn|gov|org|net)\\S*|[\\w.]+@[\\w.]+");
  private static final Pattern UNIT =
      Pattern.compile(
          "[\\u4e00-\\u9fa5]{2,14}?(?:局|委员会|卫健委|发改委|办公室|中心|支队|大队|派出所|法院|检察院|街道办事处|街道|银行|公司|协会|联合会|残联|总工会|窗口|大厅|医院|学校|app|小程序|热线|平台)");
  private static final Pattern UNIT_TAIL = Pattern.compile("[\\u4e00-\\u9fa5]{2,6}$");
  private static final List<String> POLARITY =
      List.of(
          "不需要", "不用", "不得", "不能", "不可以", "不予", "不", "无需", "无须", "没有", "免费", "免", "禁止", "严禁", "必须",
          "应当", "可以不", "全额", "一律", "保证", "承诺", "无条件", "立即", "马上", "取消", "停止", "除外", "仅限", "只能",
          "至少", "最多", "不超过", "以上", "以下", "以内");
  private static final Pattern SENTENCE = Pattern.compile("[。!?;\\n]+");

  private final Set<String> units;

  /**
   * With the names that count as departments beside the pattern of their endings.
   *
   * @param units full and short names of units
   */
  public GroundingCheck(Collection<String> units) {
    this.units = Set.copyOf(units);
  }

  /** What is wrong with the text, empty when all of it stands in the passage. */
  public Optional<String> fault(String text, String passage) {
    String said = Normalizer.plain(text);
    String source = Normalizer.plain(passage);
    if (said.isBlank()) {
      return Optional.of("empty");
    }
    if (said.length() > source.length() * 1.5 + 40) {
      return Optional.of("longer than its source");
    }
    for (Pattern fact : List.of(NUMBER, HAN_NUMBER, QUOTED, ADDRESS)) {
      Optional<String> missing = missing(fact, said, source);
      if (missing.isPresent()) {
        return missing;
      }
    }
    return missingUnit(said, source).or(() -> strangeSentence(said, source));
  }

  private static Optional<String> missing(Pattern fact, String said, String source) {
    Set<String> known = new HashSet<>();
    Matcher in = fact.matcher(source);
    while (in.find()) {
      known.add(in.group());
    }
    Matcher match = fact.matcher(said);
    while (match.find()) {
      if (!known.contains(match.group())) {
        return Optional.of("not in the passage: a figure, date, document or address");
      }
    }
    return Optional.empty();
  }

  private Optional<String> missingUnit(String said, String source) {
    for (String unit : units) {
      if (said.contains(unit) && !source.contains(unit)) {
        return Optional.of("not in the passage: a department");
      }
    }
    Matcher match = UNIT.matcher(said);
    while (match.find()) {
      Matcher tail = UNIT_TAIL.matcher(match.group());
      String core = tail.find() ? tail.group() : match.group();
      String shortest = core.substring(Math.max(0, core.length() - 4));
      if (!source.contains(shortest)) {
        return Optional.of("not in the passage: a department");
      }
    }
    return Optional.empty();
  }

  /** A sentence that shares too little with the passage, or turns its yes into no. */
  private static Optional<String> strangeSentence(String said, String source) {
    List<String> known = sentences(source);
    for (String sentence : sentences(said)) {
      List<String> like = alike(sentence, known);
      String context = String.join("。", like);
      if (overlap(sentence, context) < LEAST_OVERLAP) {
        return Optional.of("a sentence without a source");
      }
      for (String word : POLARITY) {
        if (sentence.contains(word) && !context.contains(word)) {
          return Optional.of("says " + word + " where its source does not");
        }
      }
      String closest = like.getFirst();
      if (negations(closest) > negations(sentence) && overlap(sentence, closest) > 0.6) {
        return Optional.of("drops a negation of its source");
      }
    }
    return Optional.empty();
  }

  private static List<String> sentences(String text) {
    List<String> out = new ArrayList<>();
    for (String part : SENTENCE.splitAsStream(text).toList()) {
      String bare = part.replaceAll("[*#>\\s、,:()“”\"-]", "");
      if (bare.length() >= 4) {
        out.add(bare);
      }
    }
    return out.isEmpty() ? List.of(text) : out;
  }

  /** The two sentences nearest to this one. */
  private static List<String> alike(String sentence, List<String> known) {
    return known.stream()
        .sorted((a, b) -> Double.compare(overlap(sentence, b), overlap(sentence, a)))
        .limit(2)
        .toList();
  }

  private static long negations(String sentence) {
    return sentence.chars().filter(c -> c == '不' || c == '无' || c == '未' || c == '勿').count();
  }

  /** The share of the sentence's character pairs that occur in the context. */
  private static double overlap(String sentence, String context) {
    if (sentence.length() < 2) {
      return context.contains(sentence) ? 1 : 0;
    }
    int found = 0;
    for (int i = 0; i + 2 <= sentence.length(); i++) {
      if (context.contains(sentence.substring(i, i + 2))) {
        found++;
      }
    }
    return (double) found / (sentence.length() - 1);
  }
}
