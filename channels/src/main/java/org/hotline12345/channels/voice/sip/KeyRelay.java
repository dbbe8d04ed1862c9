package org.hotline12345.channels.voice.sip;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys told by INFO, in the two forms that platforms use without a standard. */
final class KeyRelay {
  static final String RELAY = "application/dtmf-relay";
  static final String PLAIN = "application/dtmf";
  private static final Pattern SIGNAL =
      Pattern.compile("(?im)^\\s*Signal\\s*=\\s*([0-9*#]|10|11)\\s*$");

  private KeyRelay() {}

  /** The key pressed; empty when it is none of a telephone. */
  static Optional<Character> key(String type, String body) {
    if (type.equals(PLAIN)) {
      return key(body.strip());
    }
    Matcher signal = SIGNAL.matcher(body);
    return signal.find() ? key(signal.group(1)) : Optional.empty();
  }

  private static Optional<Character> key(String signal) {
    return switch (signal) {
      case "10" -> Optional.of('*');
      case "11" -> Optional.of('#');
      default -> signal.matches("[0-9*#]") ? Optional.of(signal.charAt(0)) : Optional.empty();
    };
  }
}
