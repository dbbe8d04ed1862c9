package org.hotline12345.channels.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hotline12345.calendar.EventTime;
import org.hotline12345.facts.Facts;
import org.hotline12345.organisation.Place;
import org.hotline12345.understanding.Normalizer;
import org.jspecify.annotations.Nullable;

/** The facts found, key by key in the spelling of the cases; only what was found. */
final class FactValues {
  private FactValues() {}

  static Map<String, List<String>> of(Facts facts) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    put(values, "phone", facts.phone());
    put(values, "plate", facts.plate());
    put(values, "orderNumber", facts.orderNumber());
    put(values, "idCard", facts.idCard());
    put(values, "bankCard", facts.bankCard());
    put(values, "name", facts.name());
    put(values, "company", facts.company());
    put(values, "placeText", facts.placeWords());
    Place place = facts.place();
    put(values, "place", place == null ? "" : place.code());
    put(values, "time", facts.when());
    put(values, "timeResolved", resolved(facts.time()));
    put(values, "amount", facts.amount() == null ? "" : facts.amount().toPlainString());
    put(values, "people", facts.people() == null ? "" : facts.people().toString());
    put(values, "confidential", Boolean.TRUE.equals(facts.confidential()) ? "true" : "");
    put(values, "urgency", facts.urgency().name());
    if (!facts.points().isEmpty()) {
      values.put("points", facts.points().stream().map(Normalizer::plain).toList());
    }
    if (!facts.vulnerable().isEmpty()) {
      values.put(
          "vulnerable",
          facts.vulnerable().stream().map(group -> Normalizer.plain(group.name())).toList());
    }
    return values;
  }

  static String resolved(@Nullable EventTime time) {
    return switch (time) {
      case null -> "";
      case EventTime.Day day -> day.date().toString();
      case EventTime.Repeated repeated -> repeated.rule();
      case EventTime other -> other.text();
    };
  }

  static void put(Map<String, List<String>> values, String key, String value) {
    if (!value.isEmpty()) {
      values.put(key, List.of(Normalizer.plain(value)));
    }
  }
}
