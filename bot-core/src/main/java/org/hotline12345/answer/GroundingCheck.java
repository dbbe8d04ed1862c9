package org.hotline12345.answer;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hotline12345.understanding.Normalizer;

/**
 * Whether a text says nothing that its passage does not say. It is strict on purpose: a good
 * rewording dropped costs a little style, a false one told costs trust. Deterministic, thread-safe.
 *
 * <p>Every number (in Arabic or Chinese digits), date, phone, document number, law's name, web
 * address and department in the text must stand in the passage, each figure in the place it has
 * there; each clause must be made of the passage's words, share most of its character pairs with
 * one sentence of it, and permit, forbid and deny no more and no less.
 */
public final class GroundingCheck {

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
  private static final Pattern HAN_DIGITS = Pattern.compile("[幺一二两三四五六七八九零〇洞拐]{4,}");
  private static final Pattern LIST_MARK =
      Pattern.compile("^\\s*(?:[0-9]{1,2}[.、)](?![0-9])|[-*]\\s)");

  private static final int LITTLE_MORE = 40;

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
    if (text.length() > passage.length() * 2L + LITTLE_MORE) {
      return Optional.of("longer than its source");
    }
    String said = plain(text);
    String source = plain(passage);
    if (said.isBlank()) {
      return Optional.of("empty");
    }
    if (said.length() > source.length() * 1.5 + LITTLE_MORE) {
      return Optional.of("longer than its source");
    }
    for (Pattern fact : List.of(NUMBER, HAN_NUMBER, HAN_DIGITS, QUOTED, ADDRESS)) {
      Optional<String> missing = missing(fact, said, source);
      if (missing.isPresent()) {
        return missing;
      }
    }
    return missingUnit(said, source)
        .or(() -> MovedFacts.find(said, source))
        .or(() -> StrangeClauses.find(said, source));
  }

  /** One spelling, line by line; the numbers of a list are none of its facts. */
  private static String plain(String text) {
    return text.lines()
        .map(line -> Normalizer.plain(LIST_MARK.matcher(line).replaceFirst("")))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
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
}
