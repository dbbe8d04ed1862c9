package org.hotline12345.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.hotline12345.reference.Table;
import org.hotline12345.reference.TableException;

/** The hours of a working day, which may change from a date on. */
final class WorkingHours {
  private final NavigableMap<LocalDate, List<Span>> byDate;

  private WorkingHours(NavigableMap<LocalDate, List<Span>> byDate) {
    this.byDate = byDate;
  }

  static WorkingHours of(Table table) {
    NavigableMap<LocalDate, List<Span>> byDate = new TreeMap<>();
    for (Table.Row row : table.rows()) {
      Span span = new Span(row.as("begin", LocalTime::parse), row.as("end", LocalTime::parse));
      List<Span> spans =
          byDate.computeIfAbsent(
              row.as("validFrom", LocalDate::parse), ignored -> new ArrayList<>());
      boolean inOrder = spans.isEmpty() || !span.begin().isBefore(spans.getLast().end());
      if (!span.begin().isBefore(span.end()) || !inOrder) {
        throw new TableException(
            row.where() + ": " + span.begin() + "–" + span.end() + " (expected: spans in order)");
      }
      spans.add(span);
    }
    if (byDate.isEmpty()) {
      throw new TableException(table + ": no hours (expected: at least one span)");
    }
    return new WorkingHours(byDate);
  }

  /** The spans of a working day, in order, never empty. */
  List<Span> on(LocalDate day) {
    Map.Entry<LocalDate, List<Span>> entry = byDate.floorEntry(day);
    return entry == null ? byDate.firstEntry().getValue() : entry.getValue();
  }

  /** From when to when work goes on without a break. */
  record Span(LocalTime begin, LocalTime end) {}
}
