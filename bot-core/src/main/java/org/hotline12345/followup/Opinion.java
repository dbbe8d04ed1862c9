package org.hotline12345.followup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen thinks of how an order was dealt with. Each part is null where he was not asked or
 * did not say.
 *
 * @param contacted whether the unit got in touch with him
 * @param solved whether the matter is solved
 * @param result how content with the result
 * @param handling how content with the way it was handled
 * @param reason in his words, empty when none was given
 */
public record Opinion(
    @Nullable Boolean contacted,
    @Nullable Boolean solved,
    @Nullable Satisfaction result,
    @Nullable Satisfaction handling,
    String reason) {
  /** Longest reason kept, in characters. */
  public static final int LONGEST_REASON = 500;

  public Opinion {
    reason = reason.strip();
    if (reason.length() > LONGEST_REASON) {
      reason = reason.substring(0, LONGEST_REASON);
    }
  }

  /** Nothing but how content with the result. */
  public static Opinion of(Satisfaction result) {
    return new Opinion(null, null, result, null, "");
  }

  /** Whether it is one that lets the order be handled again. */
  boolean isBad() {
    return result == Satisfaction.DISSATISFIED || Boolean.FALSE.equals(solved);
  }

  /** This with what a later one tells besides; the later one counts where both tell. */
  Opinion with(Opinion later) {
    String all =
        reason.isEmpty() || later.reason.isEmpty() || reason.equals(later.reason)
            ? (later.reason.isEmpty() ? reason : later.reason)
            : reason + "；" + later.reason;
    return new Opinion(
        later.contacted == null ? contacted : later.contacted,
        later.solved == null ? solved : later.solved,
        later.result == null ? result : later.result,
        later.handling == null ? handling : later.handling,
        all);
  }

  /** In Chinese, for the order's history. */
  String told() {
    List<String> parts = new ArrayList<>();
    if (result != null) {
      parts.add(result.label());
    }
    if (handling != null) {
      parts.add("办理过程：" + handling.label());
    }
    if (contacted != null) {
      parts.add(contacted ? "承办单位已联系" : "承办单位没有联系");
    }
    if (solved != null) {
      parts.add(solved ? "已解决" : "没有解决");
    }
    if (!reason.isEmpty()) {
      parts.add("说明：" + reason);
    }
    return String.join("；", parts);
  }

  /** Prints nothing the citizen said. */
  @Override
  public String toString() {
    return "Opinion[" + result + "]";
  }
}
