package org.hotline12345.dialogue;

import org.hotline12345.organisation.Place;
import org.hotline12345.workorder.DemandType;
import org.jspecify.annotations.Nullable;

/**
 * A work order being filled in over several turns.
 *
 * @param id unique over all forms; the opened order's idempotency key
 * @param what the matter in the citizen's words, empty while unknown
 * @param place null while unknown
 * @param when the time in the citizen's words, empty while unknown
 * @param name how to address the caller, empty while unknown (it is not asked for twice)
 * @param phone digits, empty while unknown
 * @param confidential null until the citizen has said
 * @param countyAsked whether the citizen was asked for the county of a place without one
 * @param asked what was asked last, null before the first question
 */
public record OrderForm(
    String id,
    DemandType type,
    String what,
    @Nullable Place place,
    String when,
    String name,
    String phone,
    @Nullable Boolean confidential,
    boolean countyAsked,
    @Nullable FormStep asked) {

  /** An empty form. */
  public static OrderForm start(String id, DemandType type) {
    return new OrderForm(id, type, "", null, "", "", "", null, false, null);
  }

  /** The first thing still missing, {@link FormStep#CONFIRM} when nothing is. */
  public FormStep next() {
    if (what.isEmpty()) {
      return FormStep.WHAT;
    }
    if (place == null) {
      return FormStep.WHERE;
    }
    if (place.path().isEmpty() && !countyAsked) {
      return FormStep.COUNTY;
    }
    if (when.isEmpty()) {
      return FormStep.WHEN;
    }
    if (phone.isEmpty()) {
      return FormStep.CONTACT;
    }
    return confidential == null ? FormStep.CONFIDENTIAL : FormStep.CONFIRM;
  }

  OrderForm withType(DemandType value) {
    return new OrderForm(
        id, value, what, place, when, name, phone, confidential, countyAsked, asked);
  }

  OrderForm withWhat(String value) {
    return new OrderForm(
        id, type, value, place, when, name, phone, confidential, countyAsked, asked);
  }

  OrderForm withPlace(@Nullable Place value) {
    return new OrderForm(
        id, type, what, value, when, name, phone, confidential, countyAsked, asked);
  }

  OrderForm withWhen(String value) {
    return new OrderForm(
        id, type, what, place, value, name, phone, confidential, countyAsked, asked);
  }

  OrderForm withName(String value) {
    return new OrderForm(
        id, type, what, place, when, value, phone, confidential, countyAsked, asked);
  }

  OrderForm withPhone(String value) {
    return new OrderForm(
        id, type, what, place, when, name, value, confidential, countyAsked, asked);
  }

  OrderForm withConfidential(@Nullable Boolean value) {
    return new OrderForm(id, type, what, place, when, name, phone, value, countyAsked, asked);
  }

  OrderForm withAsked(FormStep value) {
    boolean county = countyAsked || value == FormStep.COUNTY;
    return new OrderForm(id, type, what, place, when, name, phone, confidential, county, value);
  }
}
