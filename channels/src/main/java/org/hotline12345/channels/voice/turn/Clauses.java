package org.hotline12345.channels.voice.turn;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Cuts a sentence into clauses, and long runs of digits into groups, to be said with pauses. */
final class Clauses {
  /** Between two clauses that are said slowly. */
  static final Duration PAUSE = Duration.ofMillis(450);

  private static final String AFTER_COMMA = "(?<=[，、：；])";
  private static final String GROUP = "([零幺一二三四五六七八九]{4})(?=[零幺一二三四五六七八九]{2})";

  private Clauses() {}

  static List<String> of(String sentence) {
    return Arrays.stream(sentence.replaceAll(GROUP, "$1，").split(AFTER_COMMA))
        .filter(clause -> !clause.isBlank())
        .toList();
  }
}
