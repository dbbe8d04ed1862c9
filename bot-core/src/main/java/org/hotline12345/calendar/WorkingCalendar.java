package org.hotline12345.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hotline12345.reference.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Working days and hours: the State Council's yearly notices with their swapped weekends. Dates for
 * which no notice is known fall back to Monday–Friday, which {@link #covers} tells and the log says
 * once a year. Thread-safe.
 */
public final class WorkingCalendar {
  private static final Logger log = LoggerFactory.getLogger(WorkingCalendar.class);

  private final ZoneId zone;
  private final Map<LocalDate, Boolean> exceptions;
  private final LocalDate firstCovered;
  private final LocalDate lastCovered;
  private final WorkingHours hours;
  private final Set<Integer> warnedYears = ConcurrentHashMap.newKeySet();

  /**
   * @param zone the city's time zone
   * @param days columns {@code date}, {@code type} ({@code off} or {@code work})
   * @param coverage one row, {@code first} and {@code last}
   * @param hours columns {@code validFrom}, {@code begin}, {@code end}
   */
  public WorkingCalendar(ZoneId zone, Table days, Table coverage, Table hours) {
    this.zone = zone;
    this.exceptions = new HashMap<>();
    for (Table.Row row : days.rows()) {
      exceptions.put(row.as("date", LocalDate::parse), row.as("type", WorkingCalendar::isWorkType));
    }
    Table.Row covered = coverage.rows().getFirst();
    this.firstCovered = covered.as("first", LocalDate::parse);
    this.lastCovered = covered.as("last", LocalDate::parse);
    this.hours = WorkingHours.of(hours);
  }

  /** The calendar that comes with the software. */
  public static WorkingCalendar shipped(ZoneId zone) {
    return new WorkingCalendar(
        zone,
        Table.beside(WorkingCalendar.class, "days.tsv"),
        Table.beside(WorkingCalendar.class, "coverage.tsv"),
        Table.beside(WorkingCalendar.class, "hours.tsv"));
  }

  private static boolean isWorkType(String type) {
    return switch (type) {
      case "work" -> true;
      case "off" -> false;
      default -> throw new IllegalArgumentException("expected: work or off");
    };
  }

  public ZoneId zone() {
    return zone;
  }

  /** The city's date at a moment. */
  public LocalDate dateOf(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }

  /** Whether the days off around this date are known by notice. */
  public boolean covers(LocalDate day) {
    return !day.isBefore(firstCovered) && !day.isAfter(lastCovered);
  }

  public boolean isWorkingDay(LocalDate day) {
    Boolean exception = exceptions.get(day);
    if (exception != null) {
      return exception;
    }
    if (!covers(day) && warnedYears.add(day.getYear())) {
      log.warn("no holiday notice known for {}: only weekends are taken as days off", day);
    }
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  /**
   * The close of the {@code count}-th working day after the day of {@code from}. The day itself is
   * not counted and the last day ends with business (Civil Code, articles 201 and 203).
   *
   * @param count working days, at least 1
   */
  public Instant plusWorkingDays(Instant from, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("working days: " + count + " (expected: at least 1)");
    }
    LocalDate day = dateOf(from);
    for (int left = count; left > 0; left--) {
      day = nextWorkingDay(day.plusDays(1));
    }
    return at(day, hours.on(day).getLast().end());
  }

  /**
   * The moment when {@code length} of working time has passed since {@code from}. Nothing passes
   * outside working hours, so a length of zero gives the first working moment.
   *
   * @param length not negative
   */
  public Instant plusWorkingHours(Instant from, Duration length) {
    if (length.isNegative()) {
      throw new IllegalArgumentException("working hours: " + length + " (expected: not negative)");
    }
    Duration left = length;
    LocalDate day = dateOf(from);
    while (true) {
      if (isWorkingDay(day)) {
        for (WorkingHours.Span span : hours.on(day)) {
          Instant begin = later(from, at(day, span.begin()));
          Duration available = Duration.between(begin, at(day, span.end()));
          if (available.isPositive() && left.compareTo(available) <= 0) {
            return begin.plus(left);
          }
          left = available.isPositive() ? left.minus(available) : left;
        }
      }
      day = day.plusDays(1);
    }
  }

  /** Working time between two moments; zero when {@code to} is not after {@code from}. */
  public Duration workingTime(Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    LocalDate last = dateOf(to);
    for (LocalDate day = dateOf(from); !day.isAfter(last); day = day.plusDays(1)) {
      if (isWorkingDay(day)) {
        for (WorkingHours.Span span : hours.on(day)) {
          Instant begin = later(from, at(day, span.begin()));
          Instant end = at(day, span.end()).isBefore(to) ? at(day, span.end()) : to;
          sum = begin.isBefore(end) ? sum.plus(Duration.between(begin, end)) : sum;
        }
      }
    }
    return sum;
  }

  private LocalDate nextWorkingDay(LocalDate from) {
    LocalDate day = from;
    while (!isWorkingDay(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private Instant at(LocalDate day, LocalTime time) {
    return ZonedDateTime.of(day, time, zone).toInstant();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
