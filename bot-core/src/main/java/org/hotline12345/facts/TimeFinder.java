package org.hotline12345.facts;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.calendar.EventTime;
import org.hotline12345.calendar.EventTime.Day;
import org.hotline12345.calendar.EventTime.Moment;
import org.hotline12345.calendar.EventTime.Span;
import org.hotline12345.calendar.Festivals;
import org.jspecify.annotations.Nullable;

/**
 * When the matter happened, happens or began. Of several times the first of the kind that says most
 * is taken: a date or a repetition before a mere length of time, this before vague words.
 */
final class TimeFinder {
  private static final Pattern VAGUE =
      Pattern.compile(
          "最近|近期|近来|前几天|前几个月|前几年|前两天|前阵子|前段时间|前些天|前些日子|这几天|这两天|这阵子|这段时间|隔三差五|三天两头|时不时|一到[^,。;!?]{1,6}?(?=就|,|$|都|水|又)|每到[^,。;!?]{1,6}?(?=就|,|$|都)|好几天|好久|好几个月|周末");
  private static final Pattern TODAY = Pattern.compile("今[天日儿]|这个?月|本月|这个?(?:周|星期|礼拜)|本周");
  private static final Pattern FROM = Pattern.compile("(?:从|自从|自)$");
  private static final Pattern SINCE =
      Pattern.compile("(?:份)?(?:起|开始|以来|至今|到现在|到今天|到目前|就开始|就一直|[^,。;!?0-9]{0,5}到(?:现在|今天|目前|如今))");
  private static final Pattern UNTIL = Pattern.compile("(?:一直)?(?:到|至|-|~|—|——)(?:了)?");
  private static final Pattern DAY_ALONE =
      Pattern.compile("(?<day>[12][0-9]|3[01]|[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[号日]");
  private static final Pattern TO_NOW = Pattern.compile("从(?:早上|上午|早晨|中午|昨晚|今早)");

  /** What a word for a time can begin with. */
  private static final String BEGINNINGS =
      "0123456789零〇一二两三四五六七八九十廿半上这本下大前昨今刚明后周星礼去年除正暑的每天日夜逢最近过已连持整隔时好从凌清早中午傍晚深";

  private final Festivals festivals;
  private final Pattern festivalNames;
  private final BitSet beginnings = new BitSet();

  TimeFinder(Festivals festivals) {
    this.festivals = festivals;
    this.festivalNames = DayWords.festivalNames(festivals);
    BEGINNINGS.chars().forEach(beginnings::set);
    festivals.names().forEach(name -> beginnings.set(name.charAt(0)));
  }

  /**
   * A time.
   *
   * @param time null when the words are too vague
   * @param rank how much it says
   */
  record Found(int start, int end, @Nullable EventTime time, int rank) {}

  /** The time of the matter, null when none is told. */
  @Nullable Found find(Draft draft, LocalDateTime now) {
    List<Found> all = new ArrayList<>();
    DayWords days = new DayWords(now.toLocalDate(), festivals, festivalNames);
    String text = draft.text();
    int i = 0;
    while (i < text.length()) {
      Found found =
          beginnings.get(text.charAt(i)) && draft.free(i, i + 1) ? at(text, i, days, now) : null;
      if (found == null) {
        i++;
      } else {
        all.add(found);
        i = Math.max(found.end(), i + 1);
      }
    }
    Optional<Found> best = all.stream().max(Comparator.comparingInt(Found::rank));
    return best.map(b -> all.stream().filter(f -> f.rank() == b.rank()).findFirst().orElseThrow())
        .map(told -> corrected(text, told, all))
        .orElse(null);
  }

  /** 昨天夜里，不对，大前天夜里: the last that was not taken back. */
  private static Found corrected(String text, Found told, List<Found> all) {
    Found last = told;
    for (Found other : all) {
      if (SelfCorrection.between(text, last.end(), other.start())) {
        last = other;
      }
    }
    return last;
  }

  private static @Nullable Found at(String text, int i, DayWords days, LocalDateTime now) {
    Found repeated = Repetitions.at(text, i);
    if (repeated != null) {
      return repeated;
    }
    DayWords.Reading day = days.at(text, i);
    if (day != null) {
      return dated(text, i, day, days, now.toLocalDate());
    }
    Found length = Lengths.at(text, i, now);
    if (length != null) {
      return length;
    }
    Matcher toNow = TO_NOW.matcher(text).region(i, text.length());
    if (toNow.lookingAt()) {
      return new Found(i, toNow.end(), new Day(now.toLocalDate(), ""), 3);
    }
    ClockWords.Reading clock = ClockWords.clockAt(text, i, "");
    if (clock != null) {
      return new Found(i, clock.end(), null, 1);
    }
    Matcher vague = VAGUE.matcher(text).region(i, text.length());
    return vague.lookingAt() ? new Found(i, vague.end(), null, 1) : null;
  }

  /** A day, what part or time of it, and how long it goes on. */
  private static Found dated(
      String text, int start, DayWords.Reading day, DayWords days, LocalDate today) {
    int end = day.end();
    EventTime time = day.time();
    if (time instanceof Day one) {
      int at = text.startsWith("的", end) || text.startsWith(",", end) ? end + 1 : end;
      ClockWords.Reading clock = ClockWords.at(text, at, day.part());
      if (clock != null && (at == end || clock.time() != null)) {
        end = clock.end();
        ClockWords.Reading later =
            clock.time() == null ? ClockWords.clockAt(text, end, clock.part()) : null;
        end = later == null ? end : later.end();
        time = atClock(one.date(), later == null ? clock : later, today);
      } else if (!day.part().isEmpty()) {
        time = new Day(one.date(), day.part());
      }
    }
    boolean since = FROM.matcher(text.substring(Math.max(0, start - 2), start)).find();
    Found until = until(text, start, end, time, days, today);
    if (until != null) {
      return until;
    }
    Matcher suffix = SINCE.matcher(text).region(end, text.length());
    boolean goesOn = suffix.lookingAt();
    LocalDate from = first(time);
    if ((since || goesOn) && from != null && !from.isAfter(today)) {
      return new Found(
          since ? start - 1 : start, goesOn ? suffix.end() : end, new Span(from, today), 3);
    }
    boolean weak = bareYear(time) || TODAY.matcher(text.substring(start, end)).matches();
    return new Found(start, end, time, weak ? 2 : 3);
  }

  private static boolean bareYear(EventTime time) {
    return time instanceof Span span && ChronoUnit.DAYS.between(span.from(), span.to()) > 200;
  }

  private static @Nullable Found until(
      String text, int start, int end, EventTime time, DayWords days, LocalDate today) {
    Matcher match = UNTIL.matcher(text).region(end, text.length());
    LocalDate from = first(time);
    if (!match.lookingAt() || from == null) {
      return null;
    }
    if (text.startsWith("现在", match.end())
        || text.startsWith("目前", match.end())
        || text.startsWith("今天", match.end())) {
      return new Found(start, match.end() + 2, new Span(from, today), 3);
    }
    Matcher sameMonth = DAY_ALONE.matcher(text).region(match.end(), text.length());
    if (time instanceof Day && sameMonth.lookingAt()) {
      int day = Numerals.whole(sameMonth.group("day"));
      if (day >= from.getDayOfMonth() && day <= from.lengthOfMonth()) {
        return new Found(start, sameMonth.end(), new Span(from, from.withDayOfMonth(day)), 3);
      }
    }
    DayWords.Reading second = days.at(text, match.end());
    LocalDate to = second == null ? null : last(second.time());
    if (second != null && to != null && !to.isBefore(from) && !(second.end() - match.end() < 2)) {
      return new Found(start, second.end(), new Span(from, to), 3);
    }
    ClockWords.Reading clock = ClockWords.clockAt(text, match.end(), "");
    return clock != null && time instanceof Moment ? new Found(start, clock.end(), time, 3) : null;
  }

  private static EventTime atClock(LocalDate day, ClockWords.Reading clock, LocalDate today) {
    LocalTime time = clock.time();
    if (time != null) {
      return new Moment((clock.nextDay() ? day.plusDays(1) : day).atTime(time));
    }
    boolean lastNight = clock.part().contains("半夜") && day.equals(today.minusDays(1));
    return lastNight ? new Span(day, day.plusDays(1)) : new Day(day, clock.part());
  }

  static @Nullable LocalDate first(EventTime time) {
    return switch (time) {
      case Day day -> day.date();
      case Moment moment -> moment.at().toLocalDate();
      case Span span -> span.from();
      case EventTime.Repeated repeated -> null;
    };
  }

  private static @Nullable LocalDate last(EventTime time) {
    return time instanceof Span span ? span.to() : first(time);
  }
}
