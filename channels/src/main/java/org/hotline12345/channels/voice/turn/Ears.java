package org.hotline12345.channels.voice.turn;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Supplier;
import org.hotline12345.channels.voice.turn.EndOfTurn.Signal;
import org.hotline12345.speech.Expected;
import org.hotline12345.speech.VoiceActivity;

/**
 * Cuts what comes in on a line into utterances. Only speech is given to the recogniser, with half a
 * second from before it began. One line, one thread.
 */
final class Ears {
  /**
   * Kept from before somebody was noticed to speak, half a second: a soft first syllable is noticed
   * late, and 不 in front turns all around.
   */
  private static final int BEFORE_FRAMES = 16;

  private static final int MILLIS = 1000;

  /** Told on the line's thread. */
  interface Listener {
    /** Somebody has begun to speak; what comes is this utterance. */
    void began(int utterance);

    /** Somebody goes on speaking. */
    void goesOn();

    /** The utterance is over; the recogniser will report it. */
    void ended();

    /** What had begun was a noise. */
    void noise();
  }

  private final VoiceActivity.Stream activity;
  private final int rate;
  private final EndOfTurn endOfTurn;
  private final Hearing hearing;
  private final Supplier<Expected> expected;
  private final Listener listener;
  private final Deque<short[]> before = new ArrayDeque<>();
  private final short[] frame;
  private int filled;
  private long heardSamples;

  Ears(
      VoiceActivity.Stream activity,
      int rate,
      EndOfTurn endOfTurn,
      Hearing hearing,
      Supplier<Expected> expected,
      Listener listener) {
    this.activity = activity;
    this.rate = rate;
    this.endOfTurn = endOfTurn;
    this.hearing = hearing;
    this.expected = expected;
    this.listener = listener;
    this.frame = new short[activity.frame()];
  }

  /** How long the line has been listened to: the clock of everything on it. */
  Duration time() {
    return Duration.ofMillis(heardSamples * MILLIS / rate);
  }

  /** Takes what came in. */
  void hear(short[] samples) {
    int from = 0;
    while (from < samples.length) {
      int n = Math.min(samples.length - from, frame.length - filled);
      System.arraycopy(samples, from, frame, filled, n);
      filled += n;
      from += n;
      heardSamples += n;
      if (filled == frame.length) {
        filled = 0;
        whole(Arrays.copyOf(frame, frame.length));
      }
    }
  }

  /** Ends the utterance that goes on, as when a button is let go. */
  void finish() {
    tell(endOfTurn.finish());
  }

  /** Gives up the utterance that goes on. */
  void drop() {
    endOfTurn.drop();
    hearing.drop();
  }

  private void whole(short[] samples) {
    Signal signal = endOfTurn.frame(activity.speech(samples, 0), samples.length * MILLIS / rate);
    if (signal == Signal.QUIET || signal == Signal.BEGAN) {
      before.addLast(samples);
      if (before.size() > BEFORE_FRAMES) {
        before.removeFirst();
      }
    }
    if (signal == Signal.BEGAN) {
      int utterance = hearing.begin(expected.get());
      before.forEach(hearing::hear);
      before.clear();
      listener.began(utterance);
      return;
    }
    if (signal != Signal.QUIET) {
      hearing.hear(samples);
    }
    tell(signal);
  }

  private void tell(Signal signal) {
    switch (signal) {
      case GOES_ON -> listener.goesOn();
      case ENDED -> {
        hearing.end();
        listener.ended();
      }
      case NOISE -> {
        hearing.drop();
        listener.noise();
      }
      case QUIET, BEGAN -> {}
    }
  }
}
