package org.hotline12345.workorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.hotline12345.calendar.WorkingCalendar;
import org.hotline12345.organisation.Urgency;
import org.hotline12345.reference.Table;
import org.hotline12345.reference.TableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final WorkingCalendar CALENDAR = WorkingCalendar.shipped(ZONE);
  private static final Deadlines DEADLINES = Deadlines.shipped(CALENDAR);

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLAINT, NORMAL, 2026-09-28T10:00, 2026-10-10T17:30", // National Day and a worked Saturday
    "CONSULTATION, NORMAL, 2026-11-20T10:00, 2026-11-23T17:30",
    "HELP, UTILITY, 2026-11-20T22:00, 2026-11-21T22:00",
    "CONSULTATION, DANGER, 2026-11-21T23:30, 2026-11-22T01:30"
  })
  void dueByKindOfMatter(DemandType type, Urgency urgency, String accepted, String due) {
    assertThat(DEADLINES.dueAt(type, urgency, at(accepted))).isEqualTo(at(due));
  }

  @Test
  void furtherLimits() {
    Instant dispatched = at("2026-11-20T16:30");
    assertThat(DEADLINES.signBy(dispatched, at("2026-11-27T17:30")))
        .isEqualTo(at("2026-11-23T11:30"));
    assertThat(DEADLINES.signBy(dispatched, at("2026-11-20T18:30")))
        .as("never after it is due")
        .isEqualTo(at("2026-11-20T18:30"));
    assertThat(DEADLINES.returnBy(dispatched)).isEqualTo(at("2026-11-23T17:30"));
    assertThat(DEADLINES.callBackBy(dispatched)).isEqualTo(at("2026-11-24T17:30"));
    assertThat(DEADLINES.longestExtension(dispatched)).isEqualTo(10);
  }

  @Test
  void limitsChangeFromADateOn() {
    String kinds = "";
    for (String kind :
        new String[] {
          "danger", "utility", "consultation", "complex", "sign", "return", "extension", "callback"
        }) {
      kinds += "2022-01-01\t" + kind + "\t1\thours\tx\n2027-01-01\t" + kind + "\t1\thours\tx\n";
    }
    Table table =
        Table.parse(
            "limits.tsv",
            "validFrom\tkind\tamount\tunit\tsource\n"
                + kinds
                + "2022-01-01\tdemand\t5\thours\tx\n2027-01-01\tdemand\t3\thours\tx\n");
    Deadlines deadlines = new Deadlines(CALENDAR, table);
    assertThat(deadlines.dueAt(DemandType.HELP, Urgency.NORMAL, at("2026-12-31T23:00")))
        .isEqualTo(at("2027-01-01T04:00"));
    assertThat(deadlines.dueAt(DemandType.HELP, Urgency.NORMAL, at("2027-01-01T00:00")))
        .isEqualTo(at("2027-01-01T03:00"));
    assertThatThrownBy(
            () ->
                new Deadlines(
                    CALENDAR,
                    Table.parse(
                        "l.tsv",
                        "validFrom\tkind\tamount\tunit\tsource\n2022-01-01\tsign\t1\tmoons\tx")))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("moons");
  }
}
