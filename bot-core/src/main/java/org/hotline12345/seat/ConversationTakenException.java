package org.hotline12345.seat;

import org.hotline12345.dialogue.Holder;
import org.jspecify.annotations.Nullable;

/** The conversation is not this seat's. */
public final class ConversationTakenException extends RuntimeException {
  public ConversationTakenException(String id, Holder holder, @Nullable String seatName) {
    super(
        "conversation "
            + id
            + " is held by "
            + (holder == Holder.SEAT ? "seat " + seatName : holder.wireName())
            + " (expected: your own seat)");
  }
}
