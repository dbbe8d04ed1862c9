package org.hotline12345.channels.voice;

/** Who listens to a line. Told in order, never two at once; must return soon. */
public interface VoiceListener {

  /** What came in, 20 ms or so at the line's rate; lost packets come as silence. */
  void heard(short[] samples);

  /** A key was pressed: 0–9, *, #. */
  void keyPressed(char key);

  /** All that was asked to play has been played. */
  void played();

  /** The other side put the line on hold, or took it back. */
  void held(boolean onHold);

  /** The transfer worked: the line is about to end on this side. */
  void transferred();

  /** The transfer did not work; the line is as before. */
  void transferFailed(int status, String reason);

  /** It is over. Told once, last. */
  void ended();

  /** Takes calls. */
  interface Answering {
    /** A line has been answered; everything on it goes to the listener returned. */
    VoiceListener answer(VoiceLine line);
  }
}
