package org.hotline12345.channels.logging;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.hotline12345.privacy.Masker;

/** The message with whatever identifies a person masked; the last net, not the first. */
public final class MaskedMessage extends MessageConverter {
  private final Masker masker = new Masker();

  @Override
  public String convert(ILoggingEvent event) {
    return masker.mask(super.convert(event));
  }
}
