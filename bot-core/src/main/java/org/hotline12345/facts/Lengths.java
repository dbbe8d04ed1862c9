package org.hotline12345.facts;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.calendar.EventTime;
import org.hotline12345.calendar.EventTime.Day;
import org.hotline12345.calendar.EventTime.Moment;
import org.hotline12345.calendar.EventTime.Span;
import org.jspecify.annotations.Nullable;

/** How long ago or for how long: 五天前, 十分钟以前, 停水三天了, 近一个月. */
final class Lengths {
  private static final Pattern LENGTH =
      Pattern.compile(
          "(?<near>最近|近|这|过去|已经|连续|持续|整整)?(?<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3}|半)个?(?<half>半)?多?(?<unit>天|添|周(?!岁|边|年)|星期|礼拜|月(?!份|底|初|[0-9一二三四五六七八九十])|年(?!级|代|龄|纪|限|初|底|前后|轻|检|货|度|终)|小时|钟头|分钟)(?<rest>多|半(?!夜))?(?<ago>前|以前|之前)?(?<done>了|以来|来(?!回|的|了))?");
  private static final Pattern RATE =
      Pattern.compile(
          "(?:才|就|要|收|休|只|光|卖|租|工资|赚|挣|扣|罚|[0-9一二两三四五六七八九十百千几]|之?内|以内|后|以后|大(?:的|,)|的小孩|[号日])");

  private static final Pattern PREGNANT = Pattern.compile("(?:怀|孕)[了有着孕已经]{0,3}$");

  private Lengths() {}

  static TimeFinder.@Nullable Found at(String text, int at, LocalDateTime now) {
    Matcher match = LENGTH.matcher(text).region(at, text.length());
    match.useTransparentBounds(true);
    if (!match.lookingAt()
        || PREGNANT.matcher(text).region(0, at).find()
        || (at > 0 && "0123456789一二三四五六七八九十百千第高初大零年月.".indexOf(text.charAt(at - 1)) >= 0)) {
      return null;
    }
    boolean half = match.group("n").equals("半");
    int n = half ? 0 : Numerals.whole(match.group("n"));
    if (n < 0) {
      return null;
    }
    String unit = match.group("unit");
    boolean ago = match.group("ago") != null;
    if (unit.equals("分钟") || unit.equals("小时") || unit.equals("钟头")) {
      return hours(match, at, n, half, ago, now);
    }
    if (unit.equals("年") && n > 50) {
      return null;
    }
    LocalDate from = now.toLocalDate().minus(period(unit, n, half || match.group("half") != null));
    if (ago) {
      return new TimeFinder.Found(at, match.end(), new Day(from, ""), 3);
    }
    boolean near = match.group("near") != null;
    boolean lasts = match.group("done") != null || near;
    boolean rate =
        (n == 1 || !lasts) && RATE.matcher(text).region(match.end(), text.length()).lookingAt();
    if (rate || (n == 1 && !lasts && match.group("rest") == null)) {
      return null;
    }
    boolean recent = near && "最近近这过去".contains(match.group("near"));
    return new TimeFinder.Found(at, match.end(), new Span(from, now.toLocalDate()), recent ? 3 : 2);
  }

  private static Period period(String unit, int n, boolean half) {
    return switch (unit) {
      case "天", "添" -> Period.ofDays(n);
      case "月" -> half ? Period.ofMonths(n).plusDays(15) : Period.ofMonths(n);
      case "年" -> half ? Period.of(n, 6, 0) : Period.ofYears(n);
      default -> Period.ofDays(7 * n);
    };
  }

  private static TimeFinder.@Nullable Found hours(
      Matcher match, int at, int n, boolean half, boolean ago, LocalDateTime now) {
    boolean minutes = match.group("unit").equals("分钟");
    int length = minutes ? n : n * 60 + (half || match.group("half") != null ? 30 : 0);
    LocalDateTime from = now.minusMinutes(length).withSecond(0).withNano(0);
    if (ago) {
      return new TimeFinder.Found(at, match.end(), new Moment(from), 3);
    }
    if (match.group("done") == null) {
      return null;
    }
    EventTime time =
        from.toLocalDate().equals(now.toLocalDate())
            ? new Day(now.toLocalDate(), "")
            : new Span(from.toLocalDate(), now.toLocalDate());
    return new TimeFinder.Found(at, match.end(), time, 2);
  }
}
