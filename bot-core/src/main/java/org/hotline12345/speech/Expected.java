package org.hotline12345.speech;

import java.util.List;

/** What a recogniser is told may be said next. */
public sealed interface Expected {

  /** Anything: open dictation, where the model is good enough for it. */
  record Anything() implements Expected {}

  /**
   * Words in the order of these phrases, most likely; a recogniser may return parts of several of
   * them joined, so whoever asked looks for the nearest phrase.
   *
   * @param phrases Chinese without punctuation, digits as words (幺三八); at least one
   */
  record Phrases(List<String> phrases) implements Expected {
    public Phrases {
      phrases = List.copyOf(phrases);
      if (phrases.isEmpty()) {
        throw new IllegalArgumentException("phrases: none (expected: at least one)");
      }
    }
  }
}
