package org.hotline12345.models.recognition;

import java.util.concurrent.CompletableFuture;
import org.hotline12345.speech.Heard;
import org.hotline12345.speech.RecognitionException;

/** What the hotline knows of an utterance that a worker hears. Thread-safe. */
final class Exchange {
  private final CompletableFuture<Heard> result = new CompletableFuture<>();
  private volatile String soFar = "";
  private volatile boolean lost;
  private long sent;
  private long heard;
  private boolean ending;
  private long lastProgress = System.nanoTime();

  /**
   * Samples are about to be sent.
   *
   * @return how many wait to be heard now
   */
  synchronized long sending(int samples) {
    if (sent == heard) {
      lastProgress = System.nanoTime();
    }
    sent += samples;
    return sent - heard;
  }

  synchronized void ending() {
    ending = true;
    lastProgress = System.nanoTime();
  }

  synchronized void heard(long samples, String text) {
    heard = samples;
    soFar = text;
    lastProgress = System.nanoTime();
  }

  /** Whether the worker owes something and has not gone on for so long. */
  synchronized boolean isStuck(long nanos) {
    return (ending || sent > heard) && !result.isDone() && System.nanoTime() - lastProgress > nanos;
  }

  String soFar() {
    return soFar;
  }

  CompletableFuture<Heard> result() {
    return result;
  }

  /** The worker is gone: another one could hear it all again. */
  void lost(String why) {
    lost = true;
    failed(why);
  }

  boolean isLost() {
    return lost;
  }

  void failed(String why) {
    result.completeExceptionally(new RecognitionException(why, null));
  }

  /**
   * @throws RecognitionException when it failed
   */
  void check() {
    if (result.isCompletedExceptionally()) {
      throw failure();
    }
  }

  RecognitionException failure() {
    Throwable cause = result.exceptionNow();
    return new RecognitionException(String.valueOf(cause.getMessage()), cause);
  }
}
