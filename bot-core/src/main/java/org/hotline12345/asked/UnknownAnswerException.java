package org.hotline12345.asked;

/** There is no answer of the bot at that place of the conversation. */
public final class UnknownAnswerException extends RuntimeException {
  public UnknownAnswerException(long seq) {
    super("seq: " + seq + " (expected: the place of an answer of the bot)");
  }
}
