package org.hotline12345.workorder;

import org.hotline12345.contact.Channel;
import org.hotline12345.organisation.Place;
import org.jspecify.annotations.Nullable;

/**
 * What is asked to become a work order.
 *
 * @param key idempotency key over all orders; the same key opens one order only
 * @param conversationId the conversation it came from, null when entered without one
 * @param channel the channel the demand came by
 * @param type what kind of demand
 * @param what the matter in the citizen's words, not blank, at most {@link #LONGEST_MATTER}
 *     characters
 * @param place where
 * @param when the time of the event in the citizen's words, empty when it has none
 * @param callerName how to address the caller, empty when not given
 * @param callerPhone phone to reach the caller by, digits only, 7–12 of them
 * @param confidential whether the caller's identity is withheld from the handling unit
 * @param unit the lead unit chosen by a seat, null to dispatch by the duty list
 * @param openedBy {@code bot} or the seat's user name
 * @param facts what else the words tell
 */
public record OrderRequest(
    String key,
    @Nullable String conversationId,
    Channel channel,
    DemandType type,
    String what,
    Place place,
    String when,
    String callerName,
    String callerPhone,
    boolean confidential,
    @Nullable String unit,
    String openedBy,
    OrderFacts facts) {
  /** Longest matter taken, in UTF-16 units. */
  public static final int LONGEST_MATTER = 4000;

  /** A request of which nothing else is told. */
  public OrderRequest(
      String key,
      @Nullable String conversationId,
      Channel channel,
      DemandType type,
      String what,
      Place place,
      String when,
      String callerName,
      String callerPhone,
      boolean confidential,
      @Nullable String unit,
      String openedBy) {
    this(
        key,
        conversationId,
        channel,
        type,
        what,
        place,
        when,
        callerName,
        callerPhone,
        confidential,
        unit,
        openedBy,
        OrderFacts.NONE);
  }

  /** Prints nothing about the citizen, so that it can stand in a log. */
  @Override
  public String toString() {
    return "OrderRequest[" + key + " " + type + "]";
  }
}
