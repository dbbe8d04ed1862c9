package org.hotline12345.dialogue;

import java.util.List;

/**
 * A conversation just opened.
 *
 * @param conversationId its id, not secret
 * @param token the citizen's proof of right to it; only its hash is stored
 */
public record Opened(String conversationId, String token, List<Reply> replies, long seq) {
  public Opened {
    replies = List.copyOf(replies);
  }
}
