package org.hotline12345.enclosure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A picture or a place that was sent in a conversation.
 *
 * @param orderNumber the order it goes with, null while it waits for one
 * @param sentBy user name of the seat, empty for the citizen
 * @param label words of the place; a picture's name
 * @param position null for a picture
 * @param mediaType null for a place
 */
public record Enclosure(
    String id,
    String conversationId,
    @Nullable String orderNumber,
    String sentBy,
    Instant sentAt,
    Kind kind,
    String label,
    @Nullable Position position,
    @Nullable String mediaType) {

  /** What it is. */
  public enum Kind {
    PICTURE,
    PLACE
  }

  /**
   * Where, in degrees, by the map of whoever sent it (WeChat: GCJ-02).
   *
   * @param latitude −90 to 90
   * @param longitude −180 to 180
   */
  public record Position(double latitude, double longitude) {
    public Position {
      if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
        throw new IllegalArgumentException("position: out of range (expected: ±90, ±180)");
      }
    }

    /** Prints nothing: it may be a home. */
    @Override
    public String toString() {
      return "Position";
    }
  }

  /** Prints nothing of what was sent. */
  @Override
  public String toString() {
    return "Enclosure[" + id + " " + kind + "]";
  }
}
