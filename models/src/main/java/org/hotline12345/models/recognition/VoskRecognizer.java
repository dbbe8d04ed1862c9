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
 * Recognises by Vosk in worker processes. A worker that dies or hangs fails the utterances on it;
 * the others go on, and a new worker takes its place. Thread-safe.
 */
final class VoskRecognizer implements SpeechRecognizer {
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
    return new OnWorker(pool.begin(grammar), resampler);
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
    private final WorkerProcess.Utterance utterance;
    private final @Nullable Resampler resampler;
    private boolean over;

    OnWorker(WorkerProcess.Utterance utterance, @Nullable Resampler resampler) {
      this.utterance = utterance;
      this.resampler = resampler;
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

    private void send(short[] samples, int offset, int length) {
      if (length == 0) {
        return;
      }
      long behind = utterance.send(samples, offset, length);
      if (behind > limits.slowest().toMillis() * model.rate() / 1000) {
        close();
        throw new RecognitionException("语音识别跟不上，请稍后再试", null);
      }
    }

    @Override
    public Heard end() {
      requireOpen();
      if (resampler != null) {
        short[] last = resampler.end();
        send(last, 0, last.length);
      }
      Exchange exchange = utterance.end();
      over = true;
      try {
        return exchange.result().get(limits.result().toMillis(), TimeUnit.MILLISECONDS);
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
