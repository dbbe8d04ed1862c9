package org.hotline12345.kbindex.question;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words that make a sentence a question (请问, 哪些, 怎么办). Official texts hardly hold them, so a search
 * by words takes them for rare and telling; they are neither. Immutable.
 */
public final class AskingWords {
  private static final AskingWords SHIPPED = read("asking-words.txt");

  private final KnownWords words;

  private AskingWords(Set<String> words) {
    this.words = new KnownWords(words);
  }

  /** Those of this release. */
  public static AskingWords shipped() {
    return SHIPPED;
  }

  /** The text with a blank for each such word; the text itself when nothing else stands in it. */
  public String leftOutOf(String text) {
    StringBuilder rest = new StringBuilder();
    int from = 0;
    for (KnownWords.Span span : words.in(text)) {
      rest.append(text, from, span.start()).append(' ');
      from = span.end();
    }
    rest.append(text, from, text.length());
    boolean empty = rest.chars().noneMatch(Character::isLetterOrDigit);
    return empty ? text : rest.toString();
  }

  private static AskingWords read(String resource) {
    try (InputStream in = AskingWords.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      return new AskingWords(
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .collect(Collectors.toSet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
