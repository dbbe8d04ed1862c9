package org.hotline12345.dialogue;

/** There is no such conversation. */
public final class UnknownConversationException extends RuntimeException {
  public UnknownConversationException(String id) {
    super("no conversation " + id);
  }
}
