package org.hotline12345.dialogue;

import java.util.List;

/** Told of what was committed, to push it to whoever looks on. */
@FunctionalInterface
public interface ConversationListener {
  /**
   * Called after the commit, on the thread of the turn and in the order of {@code seq} within one
   * conversation. Must be quick and must not throw.
   */
  void appended(Conversation state, List<RecordedEvent> events);
}
