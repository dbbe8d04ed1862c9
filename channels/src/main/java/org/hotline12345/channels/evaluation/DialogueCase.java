package org.hotline12345.channels.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One conversation to play.
 *
 * @param channel web, wechat, voice or terminal
 */
record DialogueCase(String id, String channel, List<Step> turns) {

  /** What the citizen says, and what must come of it. */
  record Step(String user, @Nullable Expect expect) {}

  /**
   * What must hold after a turn; what is null or absent is not looked at.
   *
   * @param kind of one of the turn's replies
   * @param containsAll texts that must all stand in the replies
   * @param containsAny texts of which one must
   * @param containsNone texts of which none may
   * @param article must be cited
   * @param slots what must be known of the order, by what, where (or place), when (or time), name,
   *     phone, confidential
   * @param order what must be true of the order opened, by its fields
   */
  record Expect(
      @Nullable String kind,
      @Nullable List<String> containsAll,
      @Nullable List<String> containsAny,
      @Nullable List<String> containsNone,
      @Nullable String article,
      @Nullable Map<String, JsonNode> slots,
      @Nullable Map<String, JsonNode> order) {}
}
