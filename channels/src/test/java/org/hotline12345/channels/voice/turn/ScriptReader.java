package org.hotline12345.channels.voice.turn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hotline12345.speech.Expected;
import org.hotline12345.speech.Heard;
import org.hotline12345.speech.RecognitionException;
import org.hotline12345.speech.SpeechRecognizer;
import org.jspecify.annotations.Nullable;

/**
 * Recognises speech made by {@link #speech}: its samples carry the number of a line in the script,
 * so it understands just what reaches it, and only as far as it reaches it.
 */
final class ScriptReader implements SpeechRecognizer {
  private static final int FIRST = 2000;
  private static final int RATE = 8000;
  private static final int MILLIS_PER_CHARACTER = 160;
  private static final int PER_CHARACTER = RATE * MILLIS_PER_CHARACTER / 1000;

  private final List<List<String>> script = new ArrayList<>();
  private final List<Expected> expected = new ArrayList<>();
  private String missing = "";
  private boolean broken;
  private int open;

  /**
   * Words as sound.
   *
   * @param readings what is understood of it, best first; the first decides how long it takes
   */
  short[] speech(String... readings) {
    script.add(List.of(readings));
    short[] samples = new short[Math.max(1, readings[0].length()) * PER_CHARACTER];
    Arrays.fill(samples, (short) (FIRST + script.size() - 1));
    return samples;
  }

  /** Sound as loud as speech, of which nothing is understood. */
  static short[] noise(int millis) {
    short[] samples = new short[RATE * millis / 1000];
    Arrays.fill(samples, (short) (FIRST - 500));
    return samples;
  }

  void breakDown(boolean now) {
    broken = now;
  }

  void lack(String what) {
    missing = what;
  }

  /** What was expected at each beginning. */
  List<Expected> expected() {
    return expected;
  }

  /** Utterances begun and not closed. */
  int open() {
    return open;
  }

  @Override
  public Utterance begin(Expected next, int rate) {
    if (!missing.isEmpty()) {
      throw new RecognitionException(missing, null);
    }
    expected.add(next);
    open++;
    return new Reading();
  }

  @Override
  public String missing() {
    return missing;
  }

  @Override
  public void close() {}

  private final class Reading implements Utterance {
    private @Nullable Integer line;
    private int heard;
    private boolean closed;

    @Override
    public String hear(short[] samples, int offset, int length) {
      if (broken) {
        throw new RecognitionException("the worker died", null);
      }
      for (int i = offset; i < offset + length; i++) {
        if (samples[i] >= FIRST) {
          line = samples[i] - FIRST;
          heard++;
        }
      }
      return line == null ? "" : sofar(script.get(line).getFirst());
    }

    private String sofar(String text) {
      return text.substring(0, Math.min(text.length(), heard / PER_CHARACTER));
    }

    @Override
    public Heard end() {
      if (broken) {
        throw new RecognitionException("the worker died", null);
      }
      if (line == null) {
        return new Heard(List.of());
      }
      List<Heard.Hypothesis> all = new ArrayList<>();
      for (String reading : script.get(line)) {
        all.add(new Heard.Hypothesis(reading, 0.9 - 0.2 * all.size()));
      }
      return new Heard(all);
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        open--;
      }
    }
  }
}
