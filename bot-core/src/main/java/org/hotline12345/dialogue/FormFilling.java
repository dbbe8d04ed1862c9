package org.hotline12345.dialogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.facts.Facts;
import org.hotline12345.organisation.Place;
import org.hotline12345.organisation.Urgency;
import org.hotline12345.workorder.DemandPoint;
import org.hotline12345.workorder.OrderFacts;
import org.hotline12345.workorder.Vulnerable;
import org.jspecify.annotations.Nullable;

/** Puts facts into an order form. Thread-safe. */
final class FormFilling {
  private static final int LONGEST_WORDS = 80;
  private static final int MOST_POINTS = 9;

  private final FactExtractor extractor;

  FormFilling(FactExtractor extractor) {
    this.extractor = extractor;
  }

  /** The form with the facts in it; known ones are kept unless {@code over} is set. */
  OrderForm fill(OrderForm form, Facts facts, boolean over) {
    OrderForm filled = form;
    Place place = placeOf(facts);
    boolean vague = form.place() == null || form.place().path().isEmpty();
    if (place != null && (form.place() == null || (!place.path().isEmpty() && (over || vague)))) {
      filled = filled.withPlace(merged(form.place(), place, over));
    }
    boolean newTime = !facts.when().isEmpty() && (over || form.when().isEmpty());
    if (newTime) {
      filled = filled.withWhen(shorten(facts.when()));
    }
    if (!facts.name().isEmpty() && (over || form.name().isEmpty())) {
      filled = filled.withName(facts.name());
    }
    if (!facts.phone().isEmpty() && (over || form.phone().isEmpty())) {
      filled = filled.withPhone(facts.phone()).withPhonePart("");
    }
    if (facts.confidential() != null && (over || form.confidential() == null)) {
      filled = filled.withConfidential(facts.confidential());
    }
    return filled.withFacts(others(form.facts(), facts, over, newTime));
  }

  /** Words alone are a place too: the county is asked for then. */
  private static @Nullable Place placeOf(Facts facts) {
    Place place = facts.place();
    return place == null && facts.placeIsHere() ? Place.somewhere(facts.placeWords()) : place;
  }

  private Place merged(@Nullable Place old, Place said, boolean over) {
    if (old == null || old.text().isEmpty()) {
      return said;
    }
    boolean narrows = old.path().isEmpty();
    if (over && !narrows) {
      return said;
    }
    Place exact = extractor.within(said, old.text()).orElse(said);
    return new Place(exact.code(), exact.path(), old.text());
  }

  private static OrderFacts others(OrderFacts old, Facts said, boolean over, boolean newTime) {
    List<DemandPoint> points = old.points();
    if (points.isEmpty() && said.points().size() > 1) {
      points =
          said.points().stream()
              .limit(MOST_POINTS)
              .map(text -> new DemandPoint(shorten(text), ""))
              .toList();
    }
    Set<Vulnerable> vulnerable = EnumSet.noneOf(Vulnerable.class);
    vulnerable.addAll(old.vulnerable());
    vulnerable.addAll(said.vulnerable());
    Urgency urgency = old.urgency().compareTo(said.urgency()) >= 0 ? old.urgency() : said.urgency();
    return new OrderFacts(
        newTime ? said.time() : old.time(),
        points,
        said.amount() != null && (over || old.amount() == null) ? said.amount() : old.amount(),
        either(old.plate(), said.plate(), over),
        either(old.company(), said.company(), over),
        either(old.relatedOrder(), said.orderNumber(), over),
        said.people() != null && (over || old.people() == null) ? said.people() : old.people(),
        vulnerable,
        urgency);
  }

  private static String either(String old, String said, boolean over) {
    return said.isEmpty() || (!old.isEmpty() && !over) ? old : said;
  }

  /** The points of the matter alone, without the words about the caller. */
  static OrderForm withPoints(OrderForm form, List<String> points) {
    return points.size() < 2
        ? form
        : form.withFacts(
            form.facts()
                .withPoints(
                    points.stream()
                        .limit(MOST_POINTS)
                        .map(text -> new DemandPoint(shorten(text), ""))
                        .toList()));
  }

  /**
   * The form with one more point of demand; the matter so far becomes the first when it was one.
   */
  static OrderForm withPoint(OrderForm form, String before, String more) {
    List<DemandPoint> points = new ArrayList<>(form.facts().points());
    if (points.isEmpty() && !before.isEmpty()) {
      points.add(new DemandPoint(shorten(before), ""));
    }
    if (points.size() < MOST_POINTS) {
      points.add(new DemandPoint(shorten(more), ""));
    }
    return form.withFacts(form.facts().withPoints(points));
  }

  static String shorten(String words) {
    return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS);
  }
}
