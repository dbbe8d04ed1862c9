package org.hotline12345.channels.bench;

import java.util.List;
import java.util.random.RandomGenerator;
import org.hotline12345.channels.voice.rtp.RtpStream;
import org.hotline12345.speech.Sound;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with recordings: hears the bot to its end, says one, waits for the answer. Measures from
 * the last sample said to the first loud one heard. Time is that of the sound that comes in.
 */
final class RecordedSpeaker implements Speaker {
  private static final int LOUD = 400;
  private static final int RATE = 8000;

  /** Sentences of the bot are no further apart than this. */
  private static final int ITS_TURN = RATE * 9 / 10;

  private static final int MOST_WAITED = 30 * RATE;
  private static final int TURNS = 6;

  private final List<Sound> recordings;
  private final RandomGenerator random;
  private final HeardByCallers measured;
  private @Nullable RtpStream line;
  private Runnable hangUp = () -> {};
  private long now;
  private long lastLoud = -1;
  private long spokenUntil = -1;
  private boolean speaking;
  private int turns;

  RecordedSpeaker(List<Sound> recordings, RandomGenerator random, HeardByCallers measured) {
    this.recordings = recordings;
    this.random = random;
    this.measured = measured;
  }

  @Override
  public void began(RtpStream answered, Runnable byeBye) {
    line = answered;
    hangUp = byeBye;
  }

  @Override
  public void heard(short[] samples) {
    for (short sample : samples) {
      now++;
      if (Math.abs(sample) > LOUD) {
        loud();
      }
    }
    boolean waiting = spokenUntil >= 0;
    if (waiting && now - spokenUntil > MOST_WAITED) {
      measured.unanswered();
      measured.silence(millis(now - spokenUntil));
      spokenUntil = -1;
      lastLoud = now;
    } else if (!waiting && !speaking && lastLoud >= 0 && now - lastLoud > ITS_TURN) {
      speak();
    }
  }

  private void loud() {
    if (spokenUntil >= 0) {
      measured.answered(millis(now - spokenUntil));
      spokenUntil = -1;
    }
    lastLoud = now;
  }

  private void speak() {
    RtpStream on = line;
    if (on == null) {
      return;
    }
    if (turns++ >= TURNS) {
      speaking = true;
      hangUp.run();
      measured.ended();
      return;
    }
    speaking = true;
    on.play(recordings.get(random.nextInt(recordings.size())));
  }

  @Override
  public void played() {
    if (turns <= TURNS) {
      speaking = false;
      spokenUntil = now;
    }
  }

  private static long millis(long samples) {
    return samples * 1000 / RATE;
  }
}
