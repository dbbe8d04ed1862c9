package org.hotline12345.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.hotline12345.reference.Table;
import org.hotline12345.reference.TableException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final WorkingCalendar CALENDAR = WorkingCalendar.shipped(ZONE);

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-01, false", // National Day
    "2026-10-08, true",
    "2026-10-10, true", // a Saturday worked for the holiday
    "2026-10-11, false",
    "2026-02-14, true", // a Saturday worked for the Spring Festival
    "2026-02-17, false",
    "2026-05-04, false",
    "2026-06-30, true",
    "2006-12-30, true", // worked for New Year 2007, though before the first covered day
    "2024-02-29, true"
  })
  void knowsHolidaysAndSwappedWeekends(LocalDate day, boolean working) {
    assertThat(CALENDAR.isWorkingDay(day)).isEqualTo(working);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-30T09:00, 1, 2026-07-01T17:30",
    "2026-06-30T23:59, 1, 2026-07-01T17:30",
    "2026-07-03T16:00, 1, 2026-07-06T17:30", // over a weekend
    "2026-07-04T10:00, 5, 2026-07-10T17:30", // accepted on a Saturday
    "2026-09-30T18:00, 2, 2026-10-09T17:30", // over National Day
    "2026-10-09T08:00, 1, 2026-10-10T17:30", // into a worked Saturday
    "2026-12-31T08:00, 1, 2027-01-01T17:30" // no notice known yet: weekends only
  })
  void countsWorkingDaysAfterTheDayItself(String from, int days, String expected) {
    assertThat(CALENDAR.plusWorkingDays(at(from), days)).isEqualTo(at(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-30T09:00, PT1H, 2026-06-30T10:00",
    "2026-06-30T11:00, PT2H, 2026-06-30T15:30", // over noon
    "2026-06-30T12:00, PT0S, 2026-06-30T14:30",
    "2026-06-30T17:00, PT4H, 2026-07-01T12:00", // ends exactly with the morning
    "2026-07-03T17:30, PT30M, 2026-07-06T09:00",
    "2026-06-30T03:00, PT6H30M, 2026-06-30T17:30"
  })
  void countsWorkingHours(String from, Duration hours, String expected) {
    assertThat(CALENDAR.plusWorkingHours(at(from), hours)).isEqualTo(at(expected));
  }

  @Test
  void saysWhenItKnowsNoNotice() {
    assertThat(CALENDAR.covers(LocalDate.of(2026, 12, 31))).isTrue();
    assertThat(CALENDAR.covers(LocalDate.of(2027, 1, 1))).isFalse();
    assertThat(CALENDAR.isWorkingDay(LocalDate.of(2031, 5, 1))).isTrue(); // a Thursday
    assertThat(CALENDAR.isWorkingDay(LocalDate.of(2031, 5, 3))).isFalse();
  }

  @RepeatedTest(20)
  void workingTimeIsWhatWasAdded(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int i = 0; i < 100; i++) {
      Instant from = at("2008-01-01T00:00").plusSeconds(random.nextInt(18 * 365 * 86_400));
      Duration length = Duration.ofMinutes(random.nextInt(5000));
      Instant to = CALENDAR.plusWorkingHours(from, length);
      assertThat(to).as("from %s + %s", from, length).isAfterOrEqualTo(from);
      assertThat(CALENDAR.workingTime(from, to)).as("from %s + %s", from, length).isEqualTo(length);
      Duration more = Duration.ofMinutes(1 + random.nextInt(500));
      assertThat(CALENDAR.plusWorkingHours(from, length.plus(more)))
          .isEqualTo(CALENDAR.plusWorkingHours(to, more))
          .isAfter(to);
    }
  }

  @RepeatedTest(20)
  void workingDaysAddUpAndEndOnWorkingDays(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int i = 0; i < 100; i++) {
      Instant from = at("2008-01-01T00:00").plusSeconds(random.nextInt(17 * 365 * 86_400));
      int first = 1 + random.nextInt(15);
      int second = 1 + random.nextInt(15);
      Instant due = CALENDAR.plusWorkingDays(from, first);
      assertThat(CALENDAR.isWorkingDay(CALENDAR.dateOf(due))).as("due %s", due).isTrue();
      assertThat(CALENDAR.plusWorkingDays(due, second))
          .as("from %s", from)
          .isEqualTo(CALENDAR.plusWorkingDays(from, first + second));
      long counted =
          CALENDAR
              .dateOf(from)
              .plusDays(1)
              .datesUntil(CALENDAR.dateOf(due).plusDays(1))
              .filter(CALENDAR::isWorkingDay)
              .count();
      assertThat(counted).as("from %s to %s", from, due).isEqualTo(first);
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> CALENDAR.plusWorkingDays(Instant.EPOCH, 0))
        .hasMessage("working days: 0 (expected: at least 1)");
    assertThatThrownBy(() -> CALENDAR.plusWorkingHours(Instant.EPOCH, Duration.ofHours(-1)))
        .hasMessageContaining("expected: not negative");
    Table days = Table.parse("days.tsv", "date\ttype\n2026-01-01\tholiday");
    Table coverage = Table.parse("coverage.tsv", "first\tlast\n2026-01-01\t2026-12-31");
    Table hours = Table.parse("hours.tsv", "validFrom\tbegin\tend\n2007-01-01\t08:30\t12:00");
    assertThatThrownBy(() -> new WorkingCalendar(ZONE, days, coverage, hours))
        .isInstanceOf(TableException.class)
        .hasMessage("days.tsv:2: type: holiday: expected: work or off");
    Table backwards = Table.parse("hours.tsv", "validFrom\tbegin\tend\n2007-01-01\t12:00\t08:30");
    Table none = Table.parse("days.tsv", "date\ttype");
    assertThatThrownBy(() -> new WorkingCalendar(ZONE, none, coverage, backwards))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("12:00–08:30");
  }
}
