package org.hotline12345.channels.voice.turn;

/**
 * Counts what goes wrong in a row. The prompts get plainer each time; at the last the caller gets a
 * person.
 */
final class Tries {
  private final int most;
  private int silences;
  private int misunderstandings;

  Tries(int most) {
    this.most = most;
  }

  /** Nobody spoke; which time in a row, from 1. */
  int silence() {
    return ++silences;
  }

  /** Nothing could be made of what was said; which time in a row, from 1. */
  int misunderstanding() {
    silences = 0;
    return ++misunderstandings;
  }

  /** Whether that was once too often. */
  boolean tooOften(int time) {
    return time >= most;
  }

  /** Which of the three prompts fits that time. */
  int prompt(int time) {
    return tooOften(time) ? 3 : Math.min(time, 2);
  }

  /** Something was said. */
  void spoke() {
    silences = 0;
  }

  /** Something was understood. */
  void understood() {
    silences = 0;
    misunderstandings = 0;
  }
}
