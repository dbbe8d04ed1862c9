package org.hotline12345.dialogue;

import java.util.Objects;
import org.hotline12345.organisation.Place;
import org.hotline12345.workorder.DemandType;
import org.hotline12345.workorder.OrderFacts;
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
 * @param phonePart the beginning of a phone that is told in parts, empty for none
 * @param facts what else the words tell; forms stored by older versions have none
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
    @Nullable FormStep asked,
    String phonePart,
    OrderFacts facts) {

  public OrderForm {
    phonePart = Objects.requireNonNullElse(phonePart, "");
    facts = Objects.requireNonNullElse(facts, OrderFacts.NONE);
  }

  /** An empty form. */
  public static OrderForm start(String id, DemandType type) {
    return new OrderForm(id, type, "", null, "", "", "", null, false, null, "", OrderFacts.NONE);
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
        id,
        value,
        what,
        place,
        when,
        name,
        phone,
        confidential,
        countyAsked,
        asked,
        phonePart,
        facts);
  }

  OrderForm withWhat(String value) {
    return new OrderForm(
        id,
        type,
        value,
        place,
        when,
        name,
        phone,
        confidential,
        countyAsked,
        asked,
        phonePart,
        facts);
  }

  OrderForm withPlace(@Nullable Place value) {
    return new OrderForm(
        id,
        type,
        what,
        value,
        when,
        name,
        phone,
        confidential,
        countyAsked,
        asked,
        phonePart,
        facts);
  }

  OrderForm withWhen(String value) {
    return new OrderForm(
        id,
        type,
        what,
        place,
        value,
        name,
        phone,
        confidential,
        countyAsked,
        asked,
        phonePart,
        facts);
  }

  OrderForm withName(String value) {
    return new OrderForm(
        id,
        type,
        what,
        place,
        when,
        value,
        phone,
        confidential,
        countyAsked,
        asked,
        phonePart,
        facts);
  }

  OrderForm withPhone(String value) {
    return new OrderForm(
        id,
        type,
        what,
        place,
        when,
        name,
        value,
        confidential,
        countyAsked,
        asked,
        phonePart,
        facts);
  }

  OrderForm withConfidential(@Nullable Boolean value) {
    return new OrderForm(
        id, type, what, place, when, name, phone, value, countyAsked, asked, phonePart, facts);
  }

  OrderForm withAsked(FormStep value) {
    boolean county = countyAsked || value == FormStep.COUNTY;
    return new OrderForm(
        id, type, what, place, when, name, phone, confidential, county, value, phonePart, facts);
  }

  OrderForm withPhonePart(String value) {
    return new OrderForm(
        id, type, what, place, when, name, phone, confidential, countyAsked, asked, value, facts);
  }

  OrderForm withFacts(OrderFacts value) {
    return new OrderForm(
        id,
        type,
        what,
        place,
        when,
        name,
        phone,
        confidential,
        countyAsked,
        asked,
        phonePart,
        value);
  }
}
