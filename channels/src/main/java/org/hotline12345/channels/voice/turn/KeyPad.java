package org.hotline12345.channels.voice.turn;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What keys mean. Where a number is asked for they are its digits, ended by # or a pause; else 0 is
 * the wish for a person at any time, 1 and 2 answer yes and no, * repeats. One line, one thread.
 */
final class KeyPad {
  private static final int MOBILE = 11;

  private final Duration pause;
  private final StringBuilder number = new StringBuilder();
  private Duration lastKey = Duration.ZERO;

  /**
   * @param pause after which a number is taken as it is
   */
  KeyPad(Duration pause) {
    this.pause = pause;
  }

  /** What the keys so far say. */
  sealed interface Pressed {
    record Person() implements Pressed {}

    record Yes() implements Pressed {}

    record No() implements Pressed {}

    record Star() implements Pressed {}

    record Digits(String digits) implements Pressed {}
  }

  /**
   * A key.
   *
   * @param wanted how many digits the number asked for has, 0 when none is asked for
   * @param asked whether yes or no was asked for
   * @return null while more is needed, or when the key says nothing here
   */
  @Nullable Pressed press(char key, int wanted, boolean asked, Duration now) {
    if (key == '*') {
      number.setLength(0);
      return new Pressed.Star();
    }
    if (key == '#') {
      return taken().orElse(null);
    }
    if (wanted > 0) {
      lastKey = now;
      number.append(key);
      boolean mobile = wanted == MOBILE && number.charAt(0) == '1';
      boolean whole = number.length() >= wanted && (mobile || wanted != MOBILE);
      return whole ? taken().orElse(null) : null;
    }
    return switch (key) {
      case '0' -> new Pressed.Person();
      case '1' -> asked ? new Pressed.Yes() : null;
      case '2' -> asked ? new Pressed.No() : null;
      default -> null;
    };
  }

  /** Whether a number has been begun. */
  boolean dialling() {
    return !number.isEmpty();
  }

  /** The number when nobody has pressed a key for long enough. */
  Optional<Pressed> passed(Duration now) {
    return dialling() && now.minus(lastKey).compareTo(pause) >= 0 ? taken() : Optional.empty();
  }

  /** A lone 0 is the wish for a person, also where a number could begin with it. */
  private Optional<Pressed> taken() {
    String digits = number.toString();
    number.setLength(0);
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(digits.equals("0") ? new Pressed.Person() : new Pressed.Digits(digits));
  }
}
