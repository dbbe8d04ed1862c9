package org.hotline12345.workorder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.hotline12345.calendar.WorkingCalendar;
import org.hotline12345.organisation.Urgency;
import org.hotline12345.reference.Table;
import org.hotline12345.reference.TableException;

/**
 * Until when each step must be done. The limits are data with dates; those of the day of acceptance
 * hold for the whole life of an order. Thread-safe.
 */
public final class Deadlines {
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final WorkingCalendar calendar;
  private final NavigableMap<LocalDate, Map<Kind, Limit>> byDate = new TreeMap<>();

  /**
   * @param table columns validFrom, kind, amount, unit, source
   */
  public Deadlines(WorkingCalendar calendar, Table table) {
    this.calendar = calendar;
    for (Table.Row row : table.rows()) {
      byDate
          .computeIfAbsent(
              row.as("validFrom", LocalDate::parse), ignored -> new EnumMap<>(Kind.class))
          .put(
              row.as("kind", cell -> Kind.valueOf(cell.toUpperCase(Locale.ROOT))),
              new Limit(row.as("amount", Integer::valueOf), row.as("unit", Limit.Unit::of)));
    }
    if (byDate.isEmpty()
        || byDate.values().stream().anyMatch(m -> m.size() < Kind.values().length)) {
      throw new TableException(table + ": limits missing (expected: every kind for every date)");
    }
  }

  /** The limits that come with the software. */
  public static Deadlines shipped(WorkingCalendar calendar) {
    return new Deadlines(calendar, Table.beside(Deadlines.class, "deadlines.tsv"));
  }

  /**
   * Until when the citizen must have an answer; counted from acceptance, whatever happens later.
   */
  public Instant dueAt(DemandType type, Urgency urgency, Instant acceptedAt) {
    Kind kind =
        switch (urgency) {
          case DANGER -> Kind.DANGER;
          case UTILITY -> Kind.UTILITY;
          case NORMAL -> type == DemandType.CONSULTATION ? Kind.CONSULTATION : Kind.DEMAND;
        };
    return after(acceptedAt, kind);
  }

  /** Until when the unit must have signed for the order; never later than it is due. */
  public Instant signBy(Instant dispatchedAt, Instant dueAt) {
    Instant signBy = after(dispatchedAt, Kind.SIGN);
    return signBy.isAfter(dueAt) ? dueAt : signBy;
  }

  /** Until when the unit may return the order. */
  public Instant returnBy(Instant dispatchedAt) {
    return after(dispatchedAt, Kind.RETURN);
  }

  /** Until when the citizen must be called back after a reply. */
  public Instant callBackBy(Instant repliedAt) {
    return after(repliedAt, Kind.CALLBACK);
  }

  /** The most working days that an order may be extended by. */
  public int longestExtension(Instant acceptedAt) {
    return limit(acceptedAt, Kind.EXTENSION).amount();
  }

  /** The due time moved by so many working days. */
  public Instant extended(Instant dueAt, int workingDays) {
    return calendar.plusWorkingDays(dueAt, workingDays);
  }

  /** The due time moved by the working time that passed while the order was held. */
  public Instant resumed(Instant dueAt, Instant heldAt, Instant resumedAt) {
    return calendar.plusWorkingHours(dueAt, calendar.workingTime(heldAt, resumedAt));
  }

  /** The city's date of a moment, by which orders are numbered. */
  LocalDate dateOf(Instant moment) {
    return calendar.dateOf(moment);
  }

  /** A moment as people of the city write it. */
  String shown(Instant moment) {
    return SHOWN.format(moment.atZone(calendar.zone()));
  }

  private Instant after(Instant from, Kind kind) {
    Limit limit = limit(from, kind);
    return switch (limit.unit()) {
      case HOURS -> from.plus(Duration.ofHours(limit.amount()));
      case WORKING_HOURS -> calendar.plusWorkingHours(from, Duration.ofHours(limit.amount()));
      case WORKING_DAYS -> calendar.plusWorkingDays(from, limit.amount());
    };
  }

  private Limit limit(Instant at, Kind kind) {
    Map.Entry<LocalDate, Map<Kind, Limit>> entry = byDate.floorEntry(calendar.dateOf(at));
    Map<Kind, Limit> limits = entry == null ? byDate.firstEntry().getValue() : entry.getValue();
    Limit limit = limits.get(kind);
    if (limit == null) {
      throw new IllegalStateException("no limit for " + kind);
    }
    return limit;
  }

  private enum Kind {
    DANGER,
    UTILITY,
    CONSULTATION,
    DEMAND,
    COMPLEX,
    SIGN,
    RETURN,
    EXTENSION,
    CALLBACK
  }

  private record Limit(int amount, Unit unit) {
    enum Unit {
      HOURS,
      WORKING_HOURS,
      WORKING_DAYS;

      static Unit of(String cell) {
        return switch (cell) {
          case "hours" -> HOURS;
          case "workingHours" -> WORKING_HOURS;
          case "workingDays" -> WORKING_DAYS;
          default ->
              throw new IllegalArgumentException("expected: hours, workingHours or workingDays");
        };
      }
    }
  }
}
