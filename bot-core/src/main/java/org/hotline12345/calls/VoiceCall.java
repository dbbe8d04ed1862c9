package org.hotline12345.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call.
 *
 * @param lineId what the network calls it
 * @param dialled digits, empty when there was no number
 * @param caller the number the network showed: evidence, never identity; empty when withheld
 * @param endedAt null while it goes on
 * @param recordingNote why there is no recording, or not all of it, in Chinese; else empty
 */
public record VoiceCall(
    String id,
    String conversationId,
    String lineId,
    String dialled,
    String caller,
    Instant startedAt,
    @Nullable Instant endedAt,
    Recording recording,
    String recordingNote) {

  /** What is kept of a call's sound. */
  public enum Recording {
    /** None was wanted. */
    OFF,
    /** It is being written. */
    RUNNING,
    KEPT,
    /** It could not be written, or not to its end. */
    FAILED,
    /** It was kept as long as configured and is gone. */
    EXPIRED
  }

  /** Prints no number of a person. */
  @Override
  public String toString() {
    return "VoiceCall[" + id + "]";
  }
}
