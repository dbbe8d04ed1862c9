package org.hotline12345.channels.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What all callers of a run heard. Thread-safe. */
final class HeardByCallers {
  private final Latencies answers = new Latencies();
  private final AtomicLong longest = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final Runnable anotherCalls;

  /**
   * @param anotherCalls run when one has hung up
   */
  HeardByCallers(Runnable anotherCalls) {
    this.anotherCalls = anotherCalls;
  }

  void answered(long millis) {
    answers.add(TimeUnit.MILLISECONDS.toNanos(millis));
    silence(millis);
  }

  void silence(long millis) {
    longest.accumulateAndGet(millis, Math::max);
  }

  void unanswered() {
    unanswered.incrementAndGet();
  }

  void ended() {
    anotherCalls.run();
  }

  Latencies answers() {
    return answers;
  }

  long longestSilenceMillis() {
    return longest.get();
  }

  long withoutAnswer() {
    return unanswered.get();
  }
}
