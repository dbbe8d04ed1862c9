package org.hotline12345.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A citizen of a messaging channel and the one conversation with that citizen.
 *
 * @param address what the channel knows the citizen by; personal, never to be logged
 * @param followed whether the citizen can be written to at all
 * @param windowUntil until when unasked messages may be sent
 * @param windowLeft how many of them are left
 * @param toldSeq the last event of the conversation that needs no more telling
 * @param phone the phone proved to be the citizen's, null while none is
 */
public record Contact(
    Channel channel,
    String address,
    String conversationId,
    boolean followed,
    Instant windowUntil,
    int windowLeft,
    long toldSeq,
    @Nullable String phone) {

  /** Whether an unasked message may be sent now. */
  public boolean reachable(Instant now) {
    return followed && windowLeft > 0 && now.isBefore(windowUntil);
  }

  /** Prints nothing about the citizen. */
  @Override
  public String toString() {
    return "Contact[" + channel + " " + conversationId + "]";
  }
}
