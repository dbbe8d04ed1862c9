package org.hotline12345.channels.bench;

import org.hotline12345.channels.voice.rtp.RtpStream;

/** What a caller says and hears. Told in order, on the call's own thread. */
interface Speaker {

  /**
   * The call has been answered.
   *
   * @param hangUp ends it
   */
  void began(RtpStream line, Runnable hangUp);

  void heard(short[] samples);

  /** All that was asked to play has been played. */
  void played();
}
