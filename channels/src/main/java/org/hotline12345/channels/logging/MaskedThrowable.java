package org.hotline12345.channels.logging;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.hotline12345.privacy.Masker;

/** The stack with its messages masked: exceptions quote what they were given. */
public final class MaskedThrowable extends ThrowableProxyConverter {
  private final Masker masker = new Masker();

  @Override
  public String convert(ILoggingEvent event) {
    return masker.mask(super.convert(event));
  }
}
