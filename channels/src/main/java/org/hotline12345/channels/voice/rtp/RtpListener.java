package org.hotline12345.channels.voice.rtp;

/**
 * What comes in on a stream, and what became of what was played. Called on the network's thread:
 * must hand over at once.
 */
public interface RtpListener {

  /** Sound in order, at 8000 samples a second; lost packets as silence. */
  void heard(short[] samples);

  /** A key was pressed: 0–9, *, #. */
  void keyPressed(char key);

  /** The last sound that waited has been sent. */
  void played();

  /** Nothing came for as long as a call may be silent; told once. */
  void silent();
}
