package org.hotline12345.channels.bench;

import java.util.SplittableRandom;
import org.hotline12345.channels.voice.VoiceLine;
import org.hotline12345.channels.voice.VoiceListener;
import org.hotline12345.speech.Sound;

/** Talks all the time, without listening. */
final class Talker implements VoiceListener {
  /** Five seconds of noise: as much to encode as speech. */
  static final Sound NOISE = noise();

  private final VoiceLine line;

  Talker(VoiceLine line) {
    this.line = line;
    line.play(NOISE);
  }

  private static Sound noise() {
    SplittableRandom random = new SplittableRandom(12345);
    short[] samples = new short[40_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (random.nextInt(8000) - 4000);
    }
    return Sound.of(samples, 8000);
  }

  @Override
  public void heard(short[] samples) {
    // the load is in its coming
  }

  @Override
  public void keyPressed(char key) {
    // nobody presses one
  }

  @Override
  public void played() {
    line.play(NOISE);
  }

  @Override
  public void held(boolean onHold) {
    // nobody holds
  }

  @Override
  public void transferred() {
    // nobody is put through
  }

  @Override
  public void transferFailed(int status, String reason) {
    // nobody is put through
  }

  @Override
  public void ended() {
    // what it played ends with it
  }
}
