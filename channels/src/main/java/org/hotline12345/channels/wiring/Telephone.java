package org.hotline12345.channels.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import org.hotline12345.channels.config.SipConfig;
import org.hotline12345.channels.voice.VoiceListener;
import org.hotline12345.channels.voice.sip.SipEndpoint;
import org.jspecify.annotations.Nullable;

/** The telephone of a running hotline. */
final class Telephone {
  private Telephone() {}

  /**
   * Takes calls for whoever answers.
   *
   * @return null when the configuration says that none are taken
   */
  static @Nullable SipEndpoint start(
      SipConfig config, VoiceListener.Answering answering, MeterRegistry registry, Clock clock) {
    return config.enabled()
        ? SipEndpoint.start(config, answering, registry, new SecureRandom(), clock)
        : null;
  }
}
