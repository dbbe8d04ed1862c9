package org.hotline12345.models.recognition;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hotline12345.speech.Expected;
import org.hotline12345.speech.Heard;
import org.hotline12345.speech.RecognitionException;
import org.hotline12345.speech.Resampler;
import org.hotline12345.speech.SpeechRecognizer;
import org.jspecify.annotations.Nullable;

/**
 * Recognises by Vosk in worker processes. When a worker dies or hangs, another one hears its
 * utterances from their beginning, so that nobody notices more than a pause; what ends workers
 * again and again fails. A new worker takes the place of a dead one. Thread-safe.
 */
final class VoskRecognizer implements SpeechRecognizer {
  /** What ends one worker after the other is ended itself. */
  private static final int MOST_MOVES = 2;

  private static final int FEW_SECONDS = 16_000;

  private final VoskModelFolder model;
  private final Vocabulary vocabulary;
  private final Workers limits;
  private final WorkerPool pool;

  /** Starts the workers; they come up while this returns. */
  public VoskRecognizer(VoskModelFolder model, Workers limits) {
    this.model = model;
    this.vocabulary = new Vocabulary(model.words());
    this.limits = limits;
    this.pool = new WorkerPool(model.path(), limits);
  }

  @Override
  public Utterance begin(Expected expected, int rate) {
    if (rate != 8000 && rate != 16_000) {
      throw new IllegalArgumentException("rate: " + rate + " (expected: 8000 or 16000)");
    }
    String grammar =
        switch (expected) {
          case Expected.Anything anything -> "";
          case Expected.Phrases said ->
              model.takesGrammar() ? vocabulary.grammar(said.phrases()) : "";
        };
    Resampler resampler = rate == model.rate() ? null : new Resampler(rate, model.rate());
    return new OnWorker(grammar, resampler);
  }

  @Override
  public String missing() {
    return pool.isHopeless() ? "语音识别进程无法启动，请查看日志；模型：" + model.path() : "";
  }

  /** Process identifiers of the workers that are up, the busiest first. */
  java.util.List<Long> workers() {
    return pool.pids();
  }

  @Override
  public void close() {
    pool.close();
  }

  private final class OnWorker implements Utterance {
    private final String grammar;
    private final @Nullable Resampler resampler;
    private WorkerProcess.Utterance utterance;
    private short[] sent = new short[2 * FEW_SECONDS];
    private int length;
    private int moves;
    private boolean over;

    OnWorker(String grammar, @Nullable Resampler resampler) {
      this.grammar = grammar;
      this.resampler = resampler;
      this.utterance = pool.begin(grammar);
    }

    @Override
    public String hear(short[] samples, int offset, int length) {
      java.util.Objects.checkFromIndexSize(offset, length, samples.length);
      requireOpen();
      if (resampler == null) {
        send(samples, offset, length);
      } else {
        short[] fitting = resampler.next(samples, offset, length);
        send(fitting, 0, fitting.length);
      }
      return utterance.soFar();
    }

    private void send(short[] samples, int offset, int count) {
      if (count == 0) {
        return;
      }
      keep(samples, offset, count);
      long behind;
      try {
        behind = utterance.send(samples, offset, count);
      } catch (RecognitionException e) {
        behind = onAnother(e);
      }
      if (behind > limits.slowest().toMillis() * model.rate() / 1000) {
        close();
        throw new RecognitionException("语音识别跟不上，请稍后再试", null);
      }
    }

    private void keep(short[] samples, int offset, int count) {
      if (length + count > sent.length) {
        sent = java.util.Arrays.copyOf(sent, Math.max(2 * sent.length, length + count));
      }
      System.arraycopy(samples, offset, sent, length, count);
      length += count;
    }

    /** Begins again on another worker with all that was said; how much waits to be heard there. */
    private long onAnother(RecognitionException why) {
      if (!utterance.isLost() || moves++ >= MOST_MOVES) {
        throw why;
      }
      utterance = pool.begin(grammar, limits.result());
      return length == 0 ? 0 : utterance.send(sent, 0, length);
    }

    @Override
    public Heard end() {
      requireOpen();
      if (resampler != null) {
        short[] last = resampler.end();
        send(last, 0, last.length);
      }
      over = true;
      long until = System.nanoTime() + limits.result().toNanos();
      while (true) {
        try {
          return result(until);
        } catch (RecognitionException e) {
          long unused = onAnother(e);
        }
      }
    }

    private Heard result(long until) {
      Exchange exchange = utterance.end();
      try {
        return exchange.result().get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        throw exchange.failure();
      } catch (TimeoutException e) {
        throw new RecognitionException("语音识别超时，请再说一遍", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RecognitionException("语音识别已中断", e);
      }
    }

    private void requireOpen() {
      if (over) {
        throw new IllegalStateException("utterance has ended (expected: an open one)");
      }
    }

    @Override
    public void close() {
      if (!over) {
        over = true;
        utterance.drop();
      }
    }
  }
}
