package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.hotline12345.calendar.EventTime;
import org.hotline12345.organisation.Urgency;
import org.hotline12345.workorder.DemandPoint;
import org.hotline12345.workorder.OrderFacts;
import org.hotline12345.workorder.Vulnerable;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a matter tell, for staff.
 *
 * @param time resolved, in words
 * @param urgency 涉及安全 or 水电气, absent for an everyday matter
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record FactsView(
    @Nullable String time,
    List<DemandPoint> points,
    @Nullable BigDecimal amount,
    String plate,
    String company,
    String relatedOrder,
    @Nullable Integer people,
    List<String> vulnerable,
    @Nullable String urgency) {

  static FactsView of(OrderFacts facts, LocalDate today) {
    EventTime time = facts.time();
    return new FactsView(
        time == null ? null : time.words(today),
        facts.points().size() > 1 ? facts.points() : List.of(),
        facts.amount(),
        facts.plate(),
        facts.company(),
        facts.relatedOrder(),
        facts.people(),
        facts.vulnerable().stream().sorted().map(Vulnerable::label).toList(),
        urgency(facts.urgency()));
  }

  private static @Nullable String urgency(Urgency urgency) {
    return switch (urgency) {
      case NORMAL -> null;
      case UTILITY -> "水电气";
      case DANGER -> "涉及安全";
    };
  }
}
