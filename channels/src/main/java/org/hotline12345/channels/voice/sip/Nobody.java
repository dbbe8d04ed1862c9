package org.hotline12345.channels.voice.sip;

import org.hotline12345.channels.voice.VoiceListener;

/** Who listens before somebody does. */
enum Nobody implements VoiceListener {
  INSTANCE;

  @Override
  public void heard(short[] samples) {
    // nobody does
  }

  @Override
  public void keyPressed(char key) {
    // nobody cares
  }

  @Override
  public void played() {
    // nothing was
  }

  @Override
  public void held(boolean onHold) {
    // told again when there is somebody
  }

  @Override
  public void transferred() {
    // nobody asked for it
  }

  @Override
  public void transferFailed(int status, String reason) {
    // nobody asked for it
  }

  @Override
  public void ended() {
    // never began
  }
}
