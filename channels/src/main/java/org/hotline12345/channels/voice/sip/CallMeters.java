package org.hotline12345.channels.voice.sip;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.hotline12345.channels.voice.rtp.RtpStats;

/** Figures of the telephone line; none of them tells anything of a caller. */
final class CallMeters {
  private static final String CALLS = "hotline.voice.calls";
  private static final String PACKETS = "hotline.voice.packets";

  private final MeterRegistry registry;
  private final Timer setUp;

  CallMeters(MeterRegistry registry) {
    this.registry = registry;
    this.setUp =
        Timer.builder("hotline.voice.setup")
            .description("From an INVITE to its 200, ringing left out")
            .publishPercentiles(0.5, 0.95, 0.99)
            .register(registry);
  }

  void watch(IntSupplier going) {
    // By a supplier, which the registry holds on to; anything else it would let go.
    Gauge.builder("hotline.voice.calls.going", going::getAsInt)
        .description("Calls that are going on")
        .register(registry);
  }

  void answered(long nanos) {
    registry.counter(CALLS, "outcome", "answered").increment();
    setUp.record(nanos, TimeUnit.NANOSECONDS);
  }

  void refused(int status) {
    registry.counter(CALLS, "outcome", "refused-" + status).increment();
  }

  void transfer(String outcome) {
    registry.counter("hotline.voice.transfers", "outcome", outcome).increment();
  }

  /** Sound for a listener that did not keep up. */
  void dropped() {
    registry.counter(PACKETS, "kind", "unheard").increment();
  }

  void ended(RtpStats stats) {
    registry.counter(PACKETS, "kind", "received").increment((double) stats.received());
    registry.counter(PACKETS, "kind", "sent").increment((double) stats.sent());
    registry.counter(PACKETS, "kind", "lost").increment((double) stats.lost());
    registry.counter(PACKETS, "kind", "late").increment((double) stats.late());
    registry.counter(PACKETS, "kind", "garbage").increment((double) stats.garbage());
  }
}
