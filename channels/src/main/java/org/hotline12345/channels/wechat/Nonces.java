package org.hotline12345.channels.wechat;

import java.time.Clock;
import java.time.Duration;
import org.hotline12345.contact.Channel;
import org.hotline12345.contact.Deliveries;
import org.hotline12345.contact.Deliveries.NonceUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nonces seen while their timestamps are still accepted, by any node and before a restart. The
 * platform delivers a message up to three times, perhaps under one nonce; the same nonce with
 * another message, or later than that, is somebody else's doing. Thread-safe.
 */
final class Nonces {
  private static final Logger LOG = LoggerFactory.getLogger(Nonces.class);

  /** Three deliveries of five seconds, and what the network adds. */
  private static final Duration RETRIES = Duration.ofSeconds(20);

  private static final int LONGEST = 150;

  private final Deliveries deliveries;
  private final Clock clock;

  Nonces(Deliveries deliveries, Clock clock) {
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /**
   * Whether this use of a nonce is its first, or a delivery of the same message again. Any is while
   * the store fails: an emergency is answered then, too.
   */
  boolean admit(String timestamp, String nonce, String message) {
    if (nonce.length() > LONGEST) {
      return false;
    }
    NonceUse use = new NonceUse(message, clock.instant());
    try {
      NonceUse first = deliveries.use(Channel.WECHAT, timestamp + "/" + nonce, use);
      return first.key().equals(message) && use.at().isBefore(first.at().plus(RETRIES));
    } catch (RuntimeException e) {
      LOG.error("nonces cannot be remembered", e);
      return true;
    }
  }
}
