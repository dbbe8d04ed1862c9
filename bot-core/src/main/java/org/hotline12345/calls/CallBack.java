package org.hotline12345.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be called back (漏接回拨).
 *
 * @param number digits, empty when the network showed none and none was told
 * @param calledAt null while nobody has
 * @param calledBy user name, null while nobody has
 */
public record CallBack(
    String id,
    String conversationId,
    String number,
    String dialled,
    Reason reason,
    Instant at,
    @Nullable Instant calledAt,
    @Nullable String calledBy) {

  /** Why. */
  public enum Reason {
    /** Gave up waiting for a person. */
    ABANDONED("等候中挂断"),
    /** Asked for it. */
    WANTED("要求回拨"),
    /** Could not be put through. */
    NOT_REACHED("转接未通");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** Prints no number of a person. */
  @Override
  public String toString() {
    return "CallBack[" + id + ", " + reason + "]";
  }
}
