package org.hotline12345.listening;

import java.util.List;
import org.hotline12345.speech.Expected;
import org.hotline12345.speech.Heard;
import org.hotline12345.speech.PhraseMatcher;
import org.hotline12345.understanding.EmergencyDetector;
import org.jspecify.annotations.Nullable;

/** Tells what was meant by what was heard, where only some things could be said. Thread-safe. */
public final class Interpreter {
  private static final int SHORTEST_JOINED = 2;

  private final Settings settings;
  private final EmergencyDetector emergencies = new EmergencyDetector();

  /**
   * Confidences of {@link PhraseMatcher}, 0 to 1.
   *
   * @param sure from here on a phrase is taken as said
   * @param perhaps from here on it is asked back
   */
  public record Settings(double sure, double perhaps) {}

  public Interpreter(Settings settings) {
    this.settings = settings;
  }

  /** What was meant. */
  public sealed interface Meaning {

    /** These words. */
    record Words(String text) implements Meaning {}

    /** Perhaps this; ask. */
    record Guess(String text) implements Meaning {}

    /** Nothing that could be made out. */
    record Nothing() implements Meaning {}
  }

  /** What was meant. An emergency in any reading comes before everything. */
  public Meaning meaning(Heard heard, Expectation expectation) {
    List<String> readings =
        heard.hypotheses().stream()
            .map(Heard.Hypothesis::text)
            .filter(text -> !text.isBlank())
            .toList();
    if (readings.isEmpty()) {
      return new Meaning.Nothing();
    }
    for (String reading : readings) {
      if (emergencies.detect(reading).isPresent()) {
        return new Meaning.Words(reading);
      }
    }
    PhraseMatcher.Match best = nearest(heard, expectation.choices());
    if (best != null && best.confidence() >= settings.sure()) {
      return new Meaning.Words(best.phrase());
    }
    String text = readings.getFirst();
    boolean dictated = expectation.expected() instanceof Expected.Anything;
    if (dictated || (expectation.joined() && text.length() >= SHORTEST_JOINED)) {
      return new Meaning.Words(text);
    }
    if (best != null && best.confidence() >= settings.perhaps()) {
      return new Meaning.Guess(best.phrase());
    }
    return new Meaning.Nothing();
  }

  private static PhraseMatcher.@Nullable Match nearest(Heard heard, List<String> choices) {
    return PhraseMatcher.of(choices).nearest(heard, 1).stream().findFirst().orElse(null);
  }
}
