package org.hotline12345.contact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a channel delivered, so that what it delivers again is known again, also after a restart.
 * Joins the calling thread's transaction. Thread-safe.
 */
public interface Deliveries {

  /** How the reply to a delivery goes. */
  enum Way {
    /** Not decided: somebody still waits for it. */
    OPEN,
    /** As the answer to the delivery itself. */
    ANSWER,
    /** As messages of their own, because it took too long. */
    MESSAGE
  }

  /**
   * One delivery.
   *
   * @param spoken whether it was a voice message
   * @param body as delivered, null once it is dealt with
   */
  record Delivery(
      String key,
      String address,
      Instant receivedAt,
      Way way,
      boolean spoken,
      @Nullable String body) {
    /** Prints nothing of the citizen. */
    @Override
    public String toString() {
      return "Delivery[" + key + " " + way + "]";
    }
  }

  /**
   * Keeps a delivery with its body.
   *
   * @return false when that key is there already
   */
  boolean add(Channel channel, Delivery delivery);

  Optional<Delivery> find(Channel channel, String key);

  /** Decides the way of the reply. */
  void decide(Channel channel, String key, Way way);

  /** The message is dealt with: what it held is in the conversation now. */
  void done(Channel channel, String key);

  /** What was received but not dealt with, oldest first. */
  List<Delivery> undone(Channel channel);

  /** Nobody waits for an answer any more: what is undecided goes as messages. */
  void nobodyWaits(Channel channel);

  /**
   * Remembers the one-time value that a message came with.
   *
   * @return the first use of that value, this one when there was none before
   */
  NonceUse use(Channel channel, String nonce, NonceUse use);

  /** A one-time value came with that message. */
  record NonceUse(String key, Instant at) {}

  /** Forgets what is older, unless it is not dealt with; one-time values always. */
  void forget(Channel channel, Instant before);
}
