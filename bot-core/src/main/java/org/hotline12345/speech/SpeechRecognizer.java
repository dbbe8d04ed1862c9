package org.hotline12345.speech;

/**
 * Turns speech into text while it is being said. Thread-safe; an utterance belongs to one thread at
 * a time.
 */
public interface SpeechRecognizer extends AutoCloseable {

  /**
   * Begins to listen.
   *
   * @param rate of the samples that will come: 8000 or 16000
   * @throws RecognitionException when no model is there, or all places are taken; its message says
   *     in Chinese what is missing and how to get it
   */
  Utterance begin(Expected expected, int rate);

  /** Whether utterances can be begun now; empty when so, else what is missing, in Chinese. */
  String missing();

  @Override
  void close();

  /** One utterance being heard. Closing it twice, or after its end, does nothing. */
  interface Utterance extends AutoCloseable {

    /**
     * Hears more.
     *
     * @return what is understood so far, unsure; may be empty
     * @throws RecognitionException when recognition broke down; the call may go on without it
     */
    String hear(short[] samples, int offset, int length);

    /**
     * Nothing more comes.
     *
     * @throws RecognitionException as above
     */
    Heard end();

    @Override
    void close();
  }
}
