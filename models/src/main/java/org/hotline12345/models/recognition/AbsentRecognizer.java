package org.hotline12345.models.recognition;

import org.hotline12345.speech.Expected;
import org.hotline12345.speech.RecognitionException;
import org.hotline12345.speech.SpeechRecognizer;

/**
 * Stands where no model is: says what is missing and recognises nothing. Immutable, thread-safe.
 */
final class AbsentRecognizer implements SpeechRecognizer {
  private final String missing;

  /**
   * @param missing in Chinese: what is missing and how to get it
   */
  public AbsentRecognizer(String missing) {
    this.missing = missing;
  }

  @Override
  public Utterance begin(Expected expected, int rate) {
    throw new RecognitionException(missing, null);
  }

  @Override
  public String missing() {
    return missing;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
