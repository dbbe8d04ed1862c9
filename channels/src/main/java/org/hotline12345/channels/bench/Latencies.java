package org.hotline12345.channels.bench;

import org.HdrHistogram.ConcurrentHistogram;

/** Times and errors of one kind of request. Thread-safe. */
public final class Latencies {
  private final ConcurrentHistogram micros = new ConcurrentHistogram(3);
  private final java.util.concurrent.atomic.LongAdder errors =
      new java.util.concurrent.atomic.LongAdder();

  void add(long nanos) {
    micros.recordValue(Math.max(1, nanos / 1000));
  }

  void error() {
    errors.increment();
  }

  Figures over(double seconds) {
    return new Figures(
        Math.round(micros.getTotalCount() / seconds * 10) / 10.0,
        millis(50),
        millis(95),
        millis(99),
        micros.getTotalCount(),
        errors.sum());
  }

  private double millis(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1000.0;
  }

  /** What was measured. */
  public record Figures(
      double perSecond,
      double p50Millis,
      double p95Millis,
      double p99Millis,
      long count,
      long errors) {}
}
