package org.hotline12345.speech;

/** Says text aloud. Thread-safe; takes from a millisecond (recorded, cached) to some hundred. */
public interface SpeechSynthesizer {

  /**
   * Speaks.
   *
   * @param text Chinese in its spoken form: digits as words, no brackets, at most a few sentences
   * @return sound at 8000 samples a second
   * @throws SynthesisException when nothing here can say it
   */
  Sound say(String text);
}
