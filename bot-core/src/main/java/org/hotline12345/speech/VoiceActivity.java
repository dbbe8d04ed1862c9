package org.hotline12345.speech;

/** Tells speech from noise. Thread-safe; a stream belongs to one thread at a time. */
public interface VoiceActivity {

  /**
   * Begins with a new source of sound.
   *
   * @param rate 8000 or 16000
   */
  Stream open(int rate);

  /** One source of sound. */
  interface Stream extends AutoCloseable {

    /** Samples of one frame: 32 ms at the stream's rate. */
    int frame();

    /**
     * Hears one frame.
     *
     * @return probability of speech, 0 to 1
     */
    double speech(short[] samples, int offset);

    @Override
    void close();
  }
}
