package org.hotline12345.channels.voice.turn;

import org.hotline12345.speech.VoiceActivity;

/** Takes for speech what is loud. */
final class LoudVoice implements VoiceActivity {
  private static final int LOUD = 1000;

  @Override
  public Stream open(int rate) {
    return new Stream() {
      @Override
      public int frame() {
        return rate * 32 / 1000;
      }

      @Override
      public double speech(short[] samples, int offset) {
        long sum = 0;
        for (int i = offset; i < offset + frame(); i++) {
          sum += Math.abs(samples[i]);
        }
        return sum / frame() >= LOUD ? 0.95 : 0.02;
      }

      @Override
      public void close() {}
    };
  }
}
