package org.hotline12345.facts;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hotline12345.calendar.EventTime;
import org.hotline12345.organisation.Place;
import org.hotline12345.organisation.Urgency;
import org.hotline12345.workorder.DemandPoint;
import org.hotline12345.workorder.OrderFacts;
import org.hotline12345.workorder.Vulnerable;
import org.jspecify.annotations.Nullable;

/**
 * The facts one message tells. Empty or null means: not said.
 *
 * @param place the division as exactly as certain, null when no division is
 * @param placeWords the citizen's words for the place, also where they name no known division
 * @param placeIsHere whether the words may be a place of this city
 * @param when the words that tell the time
 * @param time the same as a date, a moment, a span or a repetition; null when too vague
 * @param name what the caller is called, perhaps the family name alone
 * @param phone digits only
 * @param phonePart three to ten digits of a phone that is told in parts
 * @param amount in yuan
 * @param plate as in {@code 浙K·12345}
 * @param company as named
 * @param orderNumber of an earlier order, canonical
 * @param people how many people, households or shops
 * @param points the demands, when several are set apart
 * @param urgency by the words alone
 * @param confidential the caller's wish
 */
public record Facts(
    @Nullable Place place,
    String placeWords,
    boolean placeIsHere,
    String when,
    @Nullable EventTime time,
    String name,
    String phone,
    String phonePart,
    @Nullable BigDecimal amount,
    String plate,
    String company,
    String orderNumber,
    String idCard,
    String bankCard,
    @Nullable Integer people,
    List<String> points,
    Set<Vulnerable> vulnerable,
    Urgency urgency,
    @Nullable Boolean confidential) {

  private static final int MOST_POINTS = 9;
  private static final int LONGEST_POINT = 80;

  /** No fact at all. */
  public static final Facts NONE =
      new Facts(
          null,
          "",
          false,
          "",
          null,
          "",
          "",
          "",
          null,
          "",
          "",
          "",
          "",
          "",
          null,
          List.of(),
          EnumSet.noneOf(Vulnerable.class),
          Urgency.NORMAL,
          null);

  public Facts {
    points = List.copyOf(points);
    vulnerable = Set.copyOf(vulnerable);
  }

  /** Whether no fact an order form asks for was told. */
  public boolean isEmpty() {
    return place == null
        && when.isEmpty()
        && name.isEmpty()
        && phone.isEmpty()
        && confidential == null;
  }

  /** Whether something is told beyond what the form asks for. */
  public boolean tellsMore() {
    return amount != null || !plate.isEmpty() || !company.isEmpty() || points.size() > 1;
  }

  /**
   * The same as an order keeps them.
   *
   * @param resolved the order's time, which may have been told elsewhere; null when too vague
   */
  public OrderFacts forOrder(@Nullable EventTime resolved) {
    return new OrderFacts(
        resolved,
        points.size() < 2
            ? List.of()
            : points.stream().limit(MOST_POINTS).map(Facts::pointOf).toList(),
        amount,
        plate,
        company,
        orderNumber,
        people,
        vulnerable,
        urgency);
  }

  private static DemandPoint pointOf(String words) {
    return new DemandPoint(words.substring(0, Math.min(words.length(), LONGEST_POINT)), "");
  }

  /** Prints nothing about anybody. */
  @Override
  public String toString() {
    return "Facts[***]";
  }
}
