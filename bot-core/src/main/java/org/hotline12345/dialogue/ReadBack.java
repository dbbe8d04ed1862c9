package org.hotline12345.dialogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.hotline12345.calendar.EventTime;
import org.hotline12345.workorder.DemandPoint;
import org.hotline12345.workorder.OrderFacts;
import org.hotline12345.workorder.Proposal;
import org.hotline12345.workorder.Vulnerable;

/** What was understood, in words, for the citizen to check before it counts. */
final class ReadBack {
  private ReadBack() {}

  /** The time as it was said and, where it can be told, which day that is. */
  static String when(OrderForm form, LocalDate today) {
    EventTime time = form.facts().time();
    if (time == null || form.when().isEmpty()) {
      return form.when();
    }
    String resolved = time.words(today);
    return resolved.equals(form.when()) ? resolved : form.when() + "，即" + resolved;
  }

  /** Lines for the facts beyond those every order has; empty when there are none. */
  static String more(OrderFacts facts, Proposal proposal) {
    StringBuilder lines = new StringBuilder();
    List<DemandPoint> points = proposal.points();
    if (points.size() > 1) {
      boolean several = points.stream().map(DemandPoint::unit).distinct().count() > 1;
      lines.append("\n- 诉求点：");
      for (int i = 0; i < points.size(); i++) {
        lines.append("\n  ").append(i + 1).append(". ").append(points.get(i).text());
        if (several) {
          lines.append("（").append(points.get(i).unit()).append("）");
        }
      }
    }
    BigDecimal amount = facts.amount();
    line(lines, "金额", amount == null ? "" : amount.toPlainString() + "元");
    line(lines, "车牌", facts.plate());
    line(lines, "涉及单位", facts.company());
    line(lines, "涉及人数", facts.people() == null ? "" : facts.people().toString());
    line(
        lines,
        "需要关照",
        facts.vulnerable().stream()
            .sorted()
            .map(Vulnerable::label)
            .collect(Collectors.joining("、")));
    line(lines, "相关工单", facts.relatedOrder());
    return lines.toString();
  }

  private static void line(StringBuilder lines, String name, String value) {
    if (!value.isEmpty()) {
      lines.append("\n- ").append(name).append("：").append(value);
    }
  }
}
