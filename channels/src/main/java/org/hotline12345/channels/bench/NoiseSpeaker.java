package org.hotline12345.channels.bench;

import org.hotline12345.channels.voice.rtp.RtpStream;
import org.jspecify.annotations.Nullable;

/** Talks all the time, without listening. */
final class NoiseSpeaker implements Speaker {
  private @Nullable RtpStream line;

  @Override
  public void began(RtpStream answered, Runnable hangUp) {
    line = answered;
    answered.play(Talker.NOISE);
  }

  @Override
  public void heard(short[] samples) {
    // the load is in its coming
  }

  @Override
  public void played() {
    RtpStream on = line;
    if (on != null) {
      on.play(Talker.NOISE);
    }
  }
}
