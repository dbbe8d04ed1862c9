package org.hotline12345.listening;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.hotline12345.speech.Expected;
import org.hotline12345.speech.Heard;
import org.hotline12345.speech.PhraseMatcher;
import org.hotline12345.understanding.EmergencyDetector;
import org.jspecify.annotations.Nullable;

/** Tells what was meant by what was heard, where only some things could be said. Thread-safe. */
public final class Interpreter {
  private static final int SHORTEST_JOINED = 2;
  private static final int SHORTEST_SENTENCE = 4;

  /** So much of a reading must be words in an order that was expected. */
  private static final double CONNECTED = 0.9;

  private static final double ALL_CONNECTED = 0.99;

  /** From here on it is asked back. */
  private static final double PERHAPS_CONNECTED = 0.55;

  private static final double JOINED_CONNECTED = 0.4;

  /** Readings further down are hardly ever right, and a false alarm puts a call through. */
  private static final int READINGS_OF_EMERGENCY = 3;

  private static final Pattern NO_DIGIT = Pattern.compile("[^零〇一二三四五六七八九幺两]");

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

  /**
   * What was meant. An emergency that was plainly heard comes before everything; one that was
   * perhaps heard is asked back, unless something else was plainly said.
   */
  public Meaning meaning(Heard heard, Expectation expectation) {
    List<String> readings =
        heard.hypotheses().stream()
            .map(Heard.Hypothesis::text)
            .filter(text -> !text.isBlank())
            .toList();
    if (readings.isEmpty()) {
      return new Meaning.Nothing();
    }
    PhraseMatcher.Match best = nearest(heard, expectation.choices());
    boolean sure = best != null && best.confidence() >= settings.sure();
    Connection connection =
        expectation.expected() instanceof Expected.Phrases phrases
            ? new Connection(phrases.phrases(), expectation.joined())
            : null;
    Meaning urgent = urgent(readings, sure ? best : null, connection);
    if (urgent != null) {
      return urgent;
    }
    if (connection != null && isPlain(readings.getFirst(), expectation, connection)) {
      return new Meaning.Words(readings.getFirst());
    }
    if (best != null && sure) {
      return new Meaning.Words(best.phrase());
    }
    if (connection == null) {
      return new Meaning.Words(readings.getFirst());
    }
    Meaning words = words(readings, expectation, connection);
    boolean perhaps = best != null && best.confidence() >= settings.perhaps();
    if (best == null || !perhaps || words instanceof Meaning.Words) {
      return words;
    }
    // What is known is easier to say yes to than a sentence put together from pieces.
    return new Meaning.Guess(best.phrase());
  }

  /** Whether it stands so, or in pieces that stand so, in what was expected: nothing is guessed. */
  private static boolean isPlain(String reading, Expectation expectation, Connection connection) {
    return (expectation.joined() && connection.isWhole(reading))
        || (reading.length() >= SHORTEST_SENTENCE && connection.of(reading) >= ALL_CONNECTED);
  }

  private @Nullable Meaning urgent(
      List<String> readings, PhraseMatcher.@Nullable Match said, @Nullable Connection connection) {
    boolean plainlyElse = said != null && emergencies.detect(said.phrase()).isEmpty();
    int most = plainlyElse ? 1 : Math.min(READINGS_OF_EMERGENCY, readings.size());
    for (int i = 0; i < most; i++) {
      String reading = readings.get(i);
      if (emergencies.detect(reading).isEmpty()) {
        continue;
      }
      boolean connected = connection == null || connection.of(reading) >= PERHAPS_CONNECTED;
      if (plainlyElse && !connected) {
        continue;
      }
      boolean plain = i == 0 && connected && !plainlyElse;
      return plain || (said != null && !plainlyElse)
          ? new Meaning.Words(reading)
          : new Meaning.Guess(reading);
    }
    return null;
  }

  /** The words of the reading that is put together as people do. */
  private static Meaning words(
      List<String> readings, Expectation expectation, Connection connection) {
    if (expectation.digits() > 0) {
      String number = number(readings, expectation.digits());
      if (number != null) {
        return new Meaning.Words(number);
      }
    }
    String text = readings.getFirst();
    double most = connection.of(text);
    for (String reading : readings) {
      double connected = connection.of(reading);
      if (connected > most + 0.05) {
        most = connected;
        text = reading;
      }
    }
    if (expectation.joined()) {
      boolean enough = most >= JOINED_CONNECTED || expectation.digits() > 0;
      return enough && text.length() >= SHORTEST_JOINED
          ? new Meaning.Words(text)
          : new Meaning.Nothing();
    }
    if (text.length() < SHORTEST_SENTENCE || most < PERHAPS_CONNECTED) {
      String core = core(readings.getFirst(), expectation.choices());
      return core == null ? new Meaning.Nothing() : new Meaning.Guess(core);
    }
    return most >= CONNECTED ? new Meaning.Words(text) : new Meaning.Guess(text);
  }

  /** The longest thing that could be said alone among words that make no sense, null for none. */
  private static @Nullable String core(String reading, List<String> choices) {
    return choices.stream()
        .filter(choice -> choice.length() >= SHORTEST_SENTENCE && reading.contains(choice))
        .max(Comparator.comparingInt(String::length))
        .orElse(null);
  }

  /** The first reading with as many digits as asked for: no number is longer or shorter. */
  private static @Nullable String number(List<String> readings, int digits) {
    for (String reading : readings) {
      if (NO_DIGIT.matcher(reading).replaceAll("").length() == digits) {
        return reading;
      }
    }
    return null;
  }

  private static PhraseMatcher.@Nullable Match nearest(Heard heard, List<String> choices) {
    return PhraseMatcher.of(choices).nearest(heard, 1).stream().findFirst().orElse(null);
  }
}
