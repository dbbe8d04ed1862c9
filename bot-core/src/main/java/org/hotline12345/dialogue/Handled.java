package org.hotline12345.dialogue;

import java.util.List;

/**
 * What came of a turn.
 *
 * @param replies what the citizen is told, empty while a seat has the conversation
 * @param seq the conversation's last event
 */
public record Handled(List<Reply> replies, long seq) {
  public Handled {
    replies = List.copyOf(replies);
  }
}
