package org.hotline12345.knowledge;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the {@link ValiditySweep} right after each midnight of the city, and once an hour besides,
 * so that a machine that slept or whose clock was set is not a day behind. A run that fails is
 * followed by the next all the same.
 */
public final class HourlySweep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HourlySweep.class);
  private static final Duration LONGEST = Duration.ofHours(1);

  /** So long after midnight that no rounding can put it before. */
  private static final Duration AFTER = Duration.ofSeconds(1);

  private final ValiditySweep sweep;
  private final ScheduledExecutorService timer;
  private final Clock clock;

  private HourlySweep(ValiditySweep sweep, ScheduledExecutorService timer, Clock clock) {
    this.sweep = sweep;
    this.timer = timer;
    this.clock = clock;
  }

  /**
   * Starts.
   *
   * @param timer shut down on close
   * @param clock in the city's zone
   */
  public static HourlySweep start(
      ValiditySweep sweep, ScheduledExecutorService timer, Clock clock) {
    HourlySweep hourly = new HourlySweep(sweep, timer, clock);
    hourly.schedule();
    return hourly;
  }

  private void schedule() {
    ZonedDateTime now = clock.instant().atZone(clock.getZone());
    ZonedDateTime midnight =
        LocalDate.from(now).plusDays(1).atStartOfDay(clock.getZone()).plus(AFTER);
    Duration untilThen = Duration.between(now, midnight);
    Duration delay = untilThen.compareTo(LONGEST) < 0 ? untilThen : LONGEST;
    var unused = timer.schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    try {
      int changed = sweep.run();
      if (changed > 0) {
        LOG.info("{} articles became live or expired by the calendar", changed);
      }
    } catch (RuntimeException e) {
      LOG.error("the sweep of validity failed; it will be tried again", e);
    } finally {
      if (!timer.isShutdown()) {
        schedule();
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
