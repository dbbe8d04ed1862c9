package org.hotline12345.dialogue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What the bot says, kept as data. Immutable, thread-safe. */
public final class Phrases {

  private final Properties texts;

  private Phrases(Properties texts) {
    this.texts = texts;
  }

  /**
   * The phrases that ship with the program, with a city's own laid over them.
   *
   * @param own UTF-8 properties file, null for none
   * @throws IllegalArgumentException when the file has a key that is not known
   * @throws UncheckedIOException when it cannot be read
   */
  public static Phrases load(@Nullable Path own) {
    try (Reader shipped =
        new InputStreamReader(
            Objects.requireNonNull(Phrases.class.getResourceAsStream("phrases.properties")),
            StandardCharsets.UTF_8)) {
      Properties texts = new Properties();
      texts.load(shipped);
      if (own != null) {
        layOver(texts, own);
      }
      return new Phrases(texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void layOver(Properties texts, Path own) throws IOException {
    Properties mine = new Properties();
    try (Reader in = Files.newBufferedReader(own)) {
      mine.load(in);
    }
    for (String key : mine.stringPropertyNames()) {
      if (!texts.containsKey(key)) {
        throw new IllegalArgumentException(
            own + ": " + key + " (expected: a key of phrases.properties)");
      }
      texts.setProperty(key, mine.getProperty(key));
    }
  }

  /**
   * The phrase with its places filled in.
   *
   * @param fill name, value, name, value …
   * @throws IllegalStateException when there is no such phrase
   */
  public String say(String key, Object... fill) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("no phrase " + key);
    }
    String out = text.replace("{city}", texts.getProperty("city"));
    for (int i = 0; i < fill.length; i += 2) {
      out = out.replace("{" + fill[i] + "}", String.valueOf(fill[i + 1]));
    }
    return out;
  }

  /** The phrase if there is one. */
  Optional<String> find(String key) {
    return Optional.ofNullable(texts.getProperty(key));
  }

  /** The quick replies under that key, none when there are none. */
  public String[] quick(String key) {
    return find(key + ".quick").map(q -> q.split("\\|")).orElse(new String[0]);
  }

  /** A reply of one phrase with its quick replies. */
  Reply reply(ReplyKind kind, String key, Object... fill) {
    return Reply.of(kind, say(key, fill), quick(key));
  }

  /** Every phrase, for checks. */
  Map<Object, Object> all() {
    return Map.copyOf(texts);
  }
}
