package org.hotline12345.channels.voice.turn;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotline12345.speech.Expected;
import org.hotline12345.speech.Heard;
import org.hotline12345.speech.RecognitionException;
import org.hotline12345.speech.SpeechRecognizer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line's recognition, off the line's own thread: a recogniser that is late delays the text,
 * never the ear for an interruption. Called from the line's thread.
 */
final class Hearing implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Hearing.class);

  /** A recogniser so far behind is of no use to somebody who waits. */
  private static final int BACKLOG_SECONDS = 6;

  /** Told on the recogniser's thread. */
  interface Reports {
    /** Understood so far. */
    void partial(int utterance, String text);

    void heard(int utterance, Heard heard);

    /** Recognition does not work now; {@code why} is for the log. */
    void broken(int utterance, String why);
  }

  private final SpeechRecognizer recognizer;
  private final int rate;
  private final Executor thread;
  private final Reports reports;
  private final AtomicInteger behind = new AtomicInteger();
  private int utterance;
  private boolean open;

  /** Only the recogniser's thread knows it. */
  private SpeechRecognizer.@Nullable Utterance current;

  /**
   * @param thread runs one task at a time, in order
   */
  Hearing(SpeechRecognizer recognizer, int rate, Executor thread, Reports reports) {
    this.recognizer = recognizer;
    this.rate = rate;
    this.thread = thread;
    this.reports = reports;
  }

  /** Begins an utterance; its number. */
  int begin(Expected expected) {
    drop();
    int mine = ++utterance;
    open = true;
    thread.execute(() -> guarded(mine, () -> current = recognizer.begin(expected, rate)));
    return mine;
  }

  /** More of the utterance that was begun. */
  void hear(short[] samples) {
    if (!open) {
      return;
    }
    int mine = utterance;
    if (behind.addAndGet(samples.length) > BACKLOG_SECONDS * rate) {
      open = false;
      reports.broken(mine, "more than " + BACKLOG_SECONDS + " s behind");
      thread.execute(this::release);
      return;
    }
    thread.execute(
        () -> {
          behind.addAndGet(-samples.length);
          SpeechRecognizer.Utterance listening = current;
          if (listening != null) {
            guarded(mine, () -> reports.partial(mine, listening.hear(samples, 0, samples.length)));
          }
        });
  }

  /** The utterance is over; what was heard is reported. */
  void end() {
    if (!open) {
      return;
    }
    open = false;
    int mine = utterance;
    thread.execute(
        () -> {
          SpeechRecognizer.Utterance listening = current;
          if (listening != null) {
            guarded(
                mine,
                () -> {
                  Heard heard = listening.end();
                  release();
                  reports.heard(mine, heard);
                });
          }
        });
  }

  /** The utterance counts for nothing. */
  void drop() {
    if (open) {
      open = false;
      thread.execute(this::release);
    }
  }

  @Override
  public void close() {
    open = false;
    thread.execute(this::release);
  }

  private void release() {
    SpeechRecognizer.Utterance done = current;
    current = null;
    if (done != null) {
      done.close();
    }
  }

  private void guarded(int mine, Runnable step) {
    try {
      step.run();
    } catch (RecognitionException e) {
      release();
      reports.broken(mine, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("a recogniser failed", e);
      release();
      reports.broken(mine, e.getClass().getName());
    }
  }
}
