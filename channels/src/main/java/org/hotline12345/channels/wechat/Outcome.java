package org.hotline12345.channels.wechat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a message.
 *
 * @param conversationId null when there is none
 * @param messages what the citizen is told, empty for nothing
 * @param recorded whether the conversation holds these words, so that they can be told from it
 *     later
 */
record Outcome(@Nullable String conversationId, List<String> messages, boolean recorded) {
  static final Outcome NOTHING = new Outcome(null, List.of(), true);

  Outcome {
    messages = List.copyOf(messages);
  }

  /** Words that stand in the conversation. */
  static Outcome recorded(String conversationId, List<String> messages) {
    return new Outcome(conversationId, messages, true);
  }

  /** Words that do not, as about a code. */
  static Outcome passing(@Nullable String conversationId, List<String> messages) {
    return new Outcome(conversationId, messages, false);
  }

  /** Prints nothing of what is told. */
  @Override
  public String toString() {
    return "Outcome[" + conversationId + " " + messages.size() + "]";
  }
}
