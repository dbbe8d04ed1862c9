package org.hotline12345.channels.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Nonces seen while their timestamps are still accepted. The platform delivers a message up to
 * three times, perhaps under one nonce; the same nonce with another message, or later than that, is
 * somebody else's doing. Thread-safe.
 */
final class Nonces {
  /** Three deliveries of five seconds, and what the network adds. */
  private static final Duration RETRIES = Duration.ofSeconds(20);

  private static final int REMEMBERED = 200_000;

  private final Clock clock;
  private final Duration window;
  private final Map<String, Use> seen = new LinkedHashMap<>();

  private record Use(String message, Instant at) {}

  Nonces(Clock clock, Duration window) {
    this.clock = clock;
    this.window = window;
  }

  /** Whether this use of a nonce is its first, or a delivery of the same message again. */
  synchronized boolean admit(String timestamp, String nonce, String message) {
    Instant now = clock.instant();
    forget(now);
    Use before = seen.putIfAbsent(timestamp + "\n" + nonce, new Use(message, now));
    return before == null
        || (before.message.equals(message) && now.isBefore(before.at.plus(RETRIES)));
  }

  /** A timestamp is accepted for a window on both sides of now, so a use matters for two. */
  private void forget(Instant now) {
    Instant old = now.minus(window.multipliedBy(2));
    var uses = seen.values().iterator();
    while (uses.hasNext()) {
      if (uses.next().at.isAfter(old) && seen.size() < REMEMBERED) {
        return;
      }
      uses.remove();
    }
  }
}
