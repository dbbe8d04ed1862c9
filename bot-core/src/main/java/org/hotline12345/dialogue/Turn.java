package org.hotline12345.dialogue;

import java.time.Instant;

/**
 * One utterance of a citizen.
 *
 * @param conversationId the conversation it belongs to
 * @param key idempotency key, unique within the conversation; the same key gets the same replies
 * @param text what was said, not blank, at most {@link #MAX_LENGTH} characters
 * @param at when the channel received it
 */
public record Turn(String conversationId, String key, String text, Instant at) {
  /** Longest text taken, in UTF-16 units. */
  public static final int MAX_LENGTH = 2000;

  public Turn {
    if (text.isBlank() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "text: " + text.length() + " characters (expected: 1–" + MAX_LENGTH + ", not blank)");
    }
    if (key.isBlank() || key.length() > 128) {
      throw new IllegalArgumentException(
          "idempotency key: " + key.length() + " characters (expected: 1–128, not blank)");
    }
  }
}
