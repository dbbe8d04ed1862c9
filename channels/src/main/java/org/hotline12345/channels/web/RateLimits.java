package org.hotline12345.channels.web;

import static java.util.Objects.requireNonNull;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hotline12345.channels.config.HotlineConfig;

/** How often strangers may call, per address or per conversation. Thread-safe. */
public final class RateLimits {
  /** What is limited. */
  public enum Limit {
    CONVERSATIONS,
    MESSAGES,
    SIGN_INS,
    ORDER_PROGRESS
  }

  /** Callers remembered per limit; beyond it the one not seen for longest is forgotten. */
  private static final int REMEMBERED = 50_000;

  private final Map<Limit, Integer> perMinute = new EnumMap<>(Limit.class);
  private final Map<Limit, Map<String, Bucket>> buckets = new EnumMap<>(Limit.class);
  private final TimeMeter time;

  public RateLimits(HotlineConfig.Limits limits, Clock clock) {
    perMinute.put(Limit.CONVERSATIONS, limits.conversations());
    perMinute.put(Limit.MESSAGES, limits.messages());
    perMinute.put(Limit.SIGN_INS, limits.signIns());
    perMinute.put(Limit.ORDER_PROGRESS, limits.orderProgress());
    for (Limit limit : Limit.values()) {
      buckets.put(limit, new LeastRecentlySeen());
    }
    time =
        new TimeMeter() {
          @Override
          public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
          }

          @Override
          public boolean isWallClockBased() {
            return true;
          }
        };
  }

  /**
   * Counts one call.
   *
   * @throws ProblemException 429 with Retry-After when it is one too many
   */
  public void take(Limit limit, String caller) {
    Map<String, Bucket> callers = requireNonNull(buckets.get(limit));
    Bucket bucket;
    synchronized (callers) {
      bucket = callers.computeIfAbsent(caller, c -> bucket(limit));
    }
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw ProblemException.tooMany(
          Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1));
    }
  }

  private Bucket bucket(Limit limit) {
    int capacity = requireNonNull(perMinute.get(limit));
    return Bucket.builder()
        .addLimit(l -> l.capacity(capacity).refillGreedy(capacity, Duration.ofMinutes(1)))
        .withCustomTimePrecision(time)
        .build();
  }

  private static final class LeastRecentlySeen extends LinkedHashMap<String, Bucket> {
    private static final long serialVersionUID = 1L;

    LeastRecentlySeen() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > REMEMBERED;
    }
  }
}
