package org.hotline12345.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12345.knowledge.TestArticles.article;
import static org.hotline12345.knowledge.TestArticles.valid;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.store.Database;
import org.hotline12345.store.DurableTransactions;
import org.hotline12345.store.JdbiArticles;
import org.junit.jupiter.api.Test;

class HourlySweepTest {
  private final SettableClock clock = SettableClock.at("2026-07-01T22:30");

  /** A timer whose time passes when the test says so. */
  private final class HandTimer extends ScheduledThreadPoolExecutor {
    final Deque<Runnable> tasks = new ArrayDeque<>();
    final Deque<Duration> delays = new ArrayDeque<>();

    HandTimer() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
      tasks.add(task);
      delays.add(Duration.of(delay, unit.toChronoUnit()));
      return super.schedule(() -> {}, 0, unit);
    }

    void pass() {
      clock.advance(delays.remove());
      tasks.remove().run();
    }
  }

  @Test
  void runsRightAfterMidnightAndGoesOnAfterAFailure() {
    try (Database database = Database.inMemory("hourly");
        HandTimer timer = new HandTimer()) {
      Articles articles = new JdbiArticles(database);
      LocalDate day = LocalDate.of(2026, 7, 1);
      articles.save(
          valid(article("a", "甲", "文"), day.minusDays(9), day), 0, "e", clock.instant(), "");
      int[] failures = {1};
      IndexKeeper keeper =
          new IndexKeeper(
              articles,
              new NoIndex() {
                @Override
                public long revision() {
                  if (failures[0]-- > 0) {
                    throw new IllegalStateException("the index is broken");
                  }
                  return articles.revision();
                }
              },
              clock);
      ValiditySweep sweep =
          new ValiditySweep(articles, new DurableTransactions(database), keeper, clock);
      HourlySweep hourly = HourlySweep.start(sweep, timer, clock);
      assertThat(timer.delays.peek()).isEqualTo(Duration.ofHours(1));
      timer.pass();
      assertThat(articles.live("a")).as("at 23:30").isPresent();
      assertThat(timer.delays.peek()).isEqualTo(Duration.ofMinutes(30).plusSeconds(1));
      timer.pass();
      assertThat(articles.live("a")).as("a second after midnight").isEmpty();
      assertThat(timer.delays.peek()).as("though the index failed").isEqualTo(Duration.ofHours(1));
      hourly.close();
      assertThat(timer.isShutdown()).isTrue();
    }
  }
}
