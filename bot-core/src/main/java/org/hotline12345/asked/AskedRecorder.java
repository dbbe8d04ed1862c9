package org.hotline12345.asked;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.ConversationListener;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.knowledge.Retriever;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was asked, beside the conversations and never in their way: a turn only puts its
 * events into a bounded queue, one thread of its own masks, reads and stores them. A store that
 * hangs or fails loses records (they are counted), never a reply; the conversation itself has them
 * still. Also forgets what is older than configured, at the start and on each new day. Thread-safe.
 */
public final class AskedRecorder implements ConversationListener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AskedRecorder.class);
  private static final int WAITING = 10_000;
  private static final int COMPLAIN_EVERY = 1_000;
  private static final Duration LOOK_AT_CLOCK = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final BlockingQueue<Committed> queue = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong lost = new AtomicLong();
  private final AskedQuestions questions;
  private final TurnReader reader;
  private final Duration kept;
  private final Clock clock;
  private final Thread worker;
  private volatile boolean closing;
  private @Nullable LocalDate swept;

  /**
   * Starts recording.
   *
   * @param kept how long a question is kept
   * @param clock the time, in the city's zone
   */
  public AskedRecorder(
      AskedQuestions questions, AskedWords words, Retriever retriever, Duration kept, Clock clock) {
    this.questions = questions;
    this.reader = new TurnReader(questions, words, retriever, clock.getZone());
    this.kept = kept;
    this.clock = clock;
    this.worker = Thread.ofPlatform().name("asked").daemon().start(this::work);
  }

  private record Committed(Conversation state, List<RecordedEvent> events) {}

  @Override
  public void appended(Conversation state, List<RecordedEvent> events) {
    if (!queue.offer(new Committed(state, events))) {
      lost();
    }
  }

  /** How many turns could not be recorded since the start. */
  public long lostTurns() {
    return lost.get();
  }

  /** How many turns wait to be recorded. */
  public int waiting() {
    return queue.size();
  }

  private void work() {
    try {
      while (!closing || !queue.isEmpty()) {
        sweep();
        Committed next = queue.poll(LOOK_AT_CLOCK.toMillis(), TimeUnit.MILLISECONDS);
        if (next != null) {
          read(next);
        }
      }
    } catch (InterruptedException e) {
      // Closing: what is still waiting is given up.
      log.info("{} turns were not recorded before the end", queue.size());
    }
  }

  private void read(Committed committed) {
    try {
      reader.read(committed.state(), committed.events());
    } catch (RuntimeException e) {
      // The message of a database may quote the citizen, so only its kind is told.
      log.warn("a question was not recorded: {}", e.getClass().getName());
      lost();
    }
  }

  private void lost() {
    if (lost.getAndIncrement() % COMPLAIN_EVERY == 0) {
      log.warn("{} turns were not recorded among what was asked", lost.get());
    }
  }

  private void sweep() {
    LocalDate today = LocalDate.now(clock);
    if (today.equals(swept)) {
      return;
    }
    try {
      int gone = questions.forgetBefore(clock.instant().minus(kept));
      if (gone > 0) {
        log.info("{} questions older than {} days were forgotten", gone, kept.toDays());
      }
      swept = today;
    } catch (RuntimeException e) {
      log.warn("old questions were not forgotten: {}", e.getClass().getName());
      swept = today;
    }
  }

  /** Records what is waiting, for a few seconds at most, and ends. */
  @Override
  public void close() {
    closing = true;
    // Wakes a worker that waits for something to do.
    queue.offer(new Committed(Conversation.of("", List.of()), List.of()));
    try {
      if (!worker.join(PATIENCE)) {
        worker.interrupt();
        worker.join(PATIENCE);
      }
    } catch (InterruptedException e) {
      worker.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
