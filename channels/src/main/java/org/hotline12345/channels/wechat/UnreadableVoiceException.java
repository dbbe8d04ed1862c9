package org.hotline12345.channels.wechat;

/** A voice message cannot be decoded here. */
final class UnreadableVoiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableVoiceException(String message) {
    super(message);
  }
}
