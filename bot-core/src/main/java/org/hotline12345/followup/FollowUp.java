package org.hotline12345.followup;

import java.time.Instant;
import org.hotline12345.contact.Channel;
import org.jspecify.annotations.Nullable;

/**
 * One time a citizen was followed up after a reply (回访). Of the times of one reply the latest that
 * reached him counts.
 *
 * @param round the how-manieth reply of the order it is about, from 1
 * @param attempt the how-manieth time of that reply, from 1
 * @param by user name of the seat, {@link FollowUpDesk#CITIZEN} when he did it himself
 * @param channel by which he was reached, {@link Channel#SEAT} when a seat called
 * @param opinion null when he was not reached
 */
public record FollowUp(
    String number,
    int round,
    int attempt,
    Instant at,
    String by,
    Channel channel,
    @Nullable Opinion opinion) {

  /** Whether the citizen was reached. */
  public boolean reached() {
    return opinion != null;
  }
}
