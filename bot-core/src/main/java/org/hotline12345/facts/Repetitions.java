package org.hotline12345.facts;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hotline12345.calendar.EventTime.Every;
import org.hotline12345.calendar.EventTime.Repeated;
import org.jspecify.annotations.Nullable;

/** What happens again and again: 每天早上五点, 周一到周五早上七点到八点, 每月15号. */
final class Repetitions {
  private static final Pattern DAILY =
      Pattern.compile("(?:每天|每日|天天|日日|夜夜|每(?<part>晚|夜)(?:上)?|每到(?=晚|夜|早|半夜|凌晨))");
  private static final String DAYS = "[一二三四五六日天末]";
  private static final Pattern WEEKLY =
      Pattern.compile(
          "(?:每逢|每个?|逢)(?:周|星期|礼拜)(?<days>"
              + DAYS
              + "(?:(?:[、和跟与及,]|到|至|-)?(?:周|星期|礼拜)?"
              + DAYS
              + "){0,6})?");
  private static final Pattern WEEKDAYS =
      Pattern.compile("(?:周|星期|礼拜)(?<days>" + DAYS + "(?:到|至|-)(?:周|星期|礼拜)?" + DAYS + ")");
  private static final Pattern WORKDAYS = Pattern.compile("(?:每个?|逢|在)?工作日|每个?双休日|每到周末|一到周末");
  private static final Pattern MONTHLY =
      Pattern.compile("每个?月(?:的)?(?:(?<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:号|日))?");
  private static final Pattern YEARLY =
      Pattern.compile("每年(?:一到|到了?|的)?(?:[^,。;!?]{0,4}?(?:期|季|天|节))?|年年");
  private static final Pattern RANGE = Pattern.compile("(?:一直)?(?:到|至|-|~|—)(?:第二天|次日)?");
  private static final Pattern BETWEEN = Pattern.compile("(?:的|都是|都|从|几乎|大概|差不多)?");
  private static final Pattern ORDER_OF_CLOCK =
      Pattern.compile("[^,。;!?]{0,6}?(?=凌晨|半夜|夜里|晚上|早上|中午|傍晚)");

  private Repetitions() {}

  static TimeFinder.@Nullable Found at(String text, int at) {
    char c = text.charAt(at);
    if ("每天日夜逢周星礼年一".indexOf(c) < 0) {
      return null;
    }
    Matcher daily = lookingAt(DAILY, text, at);
    if (daily != null) {
      String part = daily.group("part");
      return timed(text, at, daily.end(), Every.DAILY, "", part == null ? "" : part);
    }
    Matcher weekly = lookingAt(WEEKLY, text, at);
    weekly = weekly == null ? lookingAt(WEEKDAYS, text, at) : weekly;
    if (weekly != null) {
      String days = weekly.group("days");
      return timed(text, at, weekly.end(), Every.WEEKLY, days == null ? "" : days(days), "");
    }
    Matcher workdays = lookingAt(WORKDAYS, text, at);
    if (workdays != null && !workdays.group().startsWith("在")) {
      boolean work = workdays.group().endsWith("工作日");
      return timed(text, at, workdays.end(), Every.WEEKLY, work ? "MO-FR" : "SA,SU", "");
    }
    Matcher monthly = lookingAt(MONTHLY, text, at);
    if (monthly != null) {
      String day = monthly.group("day");
      return day == null
          ? null
          : new TimeFinder.Found(
              at, monthly.end(), new Repeated(Every.MONTHLY, Numerals.whole(day) + "", ""), 3);
    }
    Matcher yearly = lookingAt(YEARLY, text, at);
    return yearly == null
        ? null
        : new TimeFinder.Found(at, yearly.end(), new Repeated(Every.YEARLY, "", ""), 2);
  }

  private static @Nullable Matcher lookingAt(Pattern pattern, String text, int at) {
    Matcher match = pattern.matcher(text).region(at, text.length());
    return match.useTransparentBounds(true).lookingAt() ? match : null;
  }

  private static TimeFinder.@Nullable Found timed(
      String text, int start, int end, Every every, String on, String part) {
    Matcher between = lookingAt(BETWEEN, text, end);
    int at = between == null ? end : between.end();
    ClockWords.Reading first = ClockWords.at(text, at, part);
    if (first == null && every == Every.DAILY) {
      Matcher gap = lookingAt(ORDER_OF_CLOCK, text, end);
      first = gap == null ? null : ClockWords.clockAt(text, gap.end(), part);
    }
    if (first == null) {
      boolean strong = every != Every.DAILY || !part.isEmpty();
      String evening = part.isEmpty() ? "" : "evening";
      boolean constantly = text.startsWith("天天", start);
      return constantly
          ? null
          : new TimeFinder.Found(start, end, new Repeated(every, on, evening), strong ? 3 : 1);
    }
    LocalTime from = first.time();
    if (from == null) {
      return new TimeFinder.Found(
          start, first.end(), new Repeated(every, on, vague(first.part())), 3);
    }
    Matcher range = lookingAt(RANGE, text, first.end());
    ClockWords.Reading second =
        range == null
            ? null
            : ClockWords.clockAt(text, range.end(), carried(text, range.end(), first));
    LocalTime to = second == null ? null : second.time();
    if (second == null || to == null) {
      return new TimeFinder.Found(start, first.end(), new Repeated(every, on, from.toString()), 3);
    }
    return new TimeFinder.Found(start, second.end(), new Repeated(every, on, from + "-" + to), 3);
  }

  /** The part of the day goes on unless another is said: 晚上七点到九点半. */
  private static String carried(String text, int at, ClockWords.Reading first) {
    ClockWords.Reading raw = ClockWords.clockAt(text, at, "");
    LocalTime from = first.time();
    if (raw == null || from == null || !raw.part().isEmpty()) {
      return "";
    }
    LocalTime time = raw.time();
    if (time == null || from.getHour() < 12 || time.getHour() >= 12) {
      return "";
    }
    return time.plusHours(12).isAfter(from) ? first.part() : "";
  }

  private static String vague(String part) {
    if (part.equals("中午") || part.equals("午间")) {
      return "noon";
    }
    return part.contains("晚") ? "evening" : "";
  }

  private static String days(String words) {
    String plain = words.replaceAll("周|星期|礼拜", "");
    if (plain.matches(".*[到至-].*")) {
      String[] ends = plain.split("[到至-]", -1);
      return code(ends[0]) + "-" + code(ends[ends.length - 1]);
    }
    List<String> days = new ArrayList<>();
    for (String day : plain.replaceAll("[、和跟与及,]", "").split("(?!^)(?=.)", -1)) {
      days.add(day.equals("末") ? "SA,SU" : code(day));
    }
    return days.stream().distinct().collect(Collectors.joining(","));
  }

  private static String code(String day) {
    DayOfWeek weekday = DayWords.weekday(day.equals("末") ? "日" : day);
    return weekday.name().substring(0, 2);
  }
}
