package org.hotline12345.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.hotline12345.reference.Table;

/**
 * When festivals are: the days off of the State Council's notices, fixed days, and the lunar new
 * year. Immutable, thread-safe.
 */
public final class Festivals {
  private static final int LONGEST_GAP = 3;

  private final Map<String, NavigableMap<LocalDate, LocalDate>> periods = new HashMap<>();
  private final Map<String, String> meanings = new HashMap<>();
  private final NavigableMap<LocalDate, Integer> newYears = new TreeMap<>();

  /**
   * @param days columns {@code date}, {@code type}, {@code name}
   * @param festivals what people call which days: columns {@code name}, {@code days}
   * @param lunar columns {@code year}, {@code day}
   */
  Festivals(Table days, Table festivals, Table lunar) {
    for (Table.Row row : days.rows()) {
      if (row.required("type").equals("off")) {
        LocalDate day = row.as("date", LocalDate::parse);
        for (String festival : row.text("name").split("、", -1)) {
          addDay(festival, day);
        }
      }
    }
    festivals.rows().forEach(row -> meanings.put(row.required("name"), row.required("days")));
    for (Table.Row row : lunar.rows()) {
      newYears.put(row.as("day", LocalDate::parse), row.as("year", Integer::valueOf));
    }
  }

  /** Those that come with the software. */
  public static Festivals shipped() {
    return new Festivals(
        Table.beside(Festivals.class, "days.tsv"),
        Table.beside(Festivals.class, "festivals.tsv"),
        Table.beside(Festivals.class, "lunar_new_year.tsv"));
  }

  private void addDay(String festival, LocalDate day) {
    NavigableMap<LocalDate, LocalDate> known =
        periods.computeIfAbsent(festival, name -> new TreeMap<>());
    Map.Entry<LocalDate, LocalDate> before = known.floorEntry(day);
    boolean continues = before != null && !day.isAfter(before.getValue().plusDays(LONGEST_GAP));
    known.put(continues ? before.getKey() : day, day);
  }

  /** Every name, longest first. */
  public List<String> names() {
    return meanings.keySet().stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  /**
   * The last one that has begun by {@code today}, or that of a year.
   *
   * @param year 0 for the last
   */
  public Optional<EventTime> find(String name, int year, LocalDate today) {
    String meant = meanings.get(name);
    if (meant == null) {
      return Optional.empty();
    }
    if (Character.isDigit(meant.charAt(0))) {
      MonthDay day = MonthDay.parse("--" + meant);
      LocalDate date = day.atYear(year == 0 ? today.getYear() : year);
      return Optional.of(
          new EventTime.Day(year == 0 && date.isAfter(today) ? date.minusYears(1) : date, ""));
    }
    NavigableMap<LocalDate, LocalDate> known = periods.getOrDefault(meant, new TreeMap<>());
    Map.Entry<LocalDate, LocalDate> found =
        year == 0
            ? known.floorEntry(today)
            : known.subMap(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1)).firstEntry();
    return Optional.ofNullable(found).map(p -> new EventTime.Span(p.getKey(), p.getValue()));
  }

  /**
   * A day of the last lunar new year that has come.
   *
   * @param offset 0 for 大年初一, −1 for 除夕
   */
  public Optional<LocalDate> newYear(int offset, LocalDate today) {
    return Optional.ofNullable(newYears.floorKey(today.minusDays(offset)))
        .map(day -> day.plusDays(offset));
  }
}
