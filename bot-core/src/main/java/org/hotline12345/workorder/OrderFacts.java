package org.hotline12345.workorder;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hotline12345.calendar.EventTime;
import org.hotline12345.organisation.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a matter tell besides place, time in words and caller. Stored as JSON; what an
 * older version did not store reads as not told.
 *
 * @param time when, resolved; null when too vague or not told
 * @param points the points of demand in their order, empty when the matter is one
 * @param amount in yuan, null when no sum is told
 * @param plate as in {@code 浙K·12345}, empty when none is told
 * @param company as named, empty when none is told
 * @param relatedOrder number of an earlier order, empty when none is told
 * @param people how many people, households or shops, null when not told
 * @param vulnerable who needs care
 * @param urgency how pressing the words are; the deadline goes by the duty list alone
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OrderFacts(
    @Nullable EventTime time,
    List<DemandPoint> points,
    @Nullable BigDecimal amount,
    String plate,
    String company,
    String relatedOrder,
    @Nullable Integer people,
    Set<Vulnerable> vulnerable,
    Urgency urgency) {

  /** Nothing told. */
  public static final OrderFacts NONE =
      new OrderFacts(null, List.of(), null, "", "", "", null, Set.of(), Urgency.NORMAL);

  public OrderFacts {
    points = List.copyOf(Objects.requireNonNullElse(points, List.of()));
    plate = Objects.requireNonNullElse(plate, "");
    company = Objects.requireNonNullElse(company, "");
    relatedOrder = Objects.requireNonNullElse(relatedOrder, "");
    vulnerable = Set.copyOf(Objects.requireNonNullElse(vulnerable, Set.of()));
    urgency = Objects.requireNonNullElse(urgency, Urgency.NORMAL);
  }

  /** The same at another time. */
  public OrderFacts withTime(@Nullable EventTime value) {
    return new OrderFacts(
        value, points, amount, plate, company, relatedOrder, people, vulnerable, urgency);
  }

  /** The same with other points. */
  public OrderFacts withPoints(List<DemandPoint> value) {
    return new OrderFacts(
        time, value, amount, plate, company, relatedOrder, people, vulnerable, urgency);
  }

  /** The same about another sum. */
  public OrderFacts withAmount(@Nullable BigDecimal value) {
    return new OrderFacts(
        time, points, value, plate, company, relatedOrder, people, vulnerable, urgency);
  }

  /** Prints nothing about anybody. */
  @Override
  public String toString() {
    return "OrderFacts[***]";
  }
}
