package org.hotline12345.channels.voice.rtp;

/** All ports for sound are taken. */
public final class NoFreePortException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoFreePortException() {
    super("no free UDP port for sound");
  }
}
