package org.hotline12345.channels.config;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A gateway of short messages: each is posted as {@code {"phone":…,"text":…}}.
 *
 * @param key sent as bearer token, null for none
 * @param timeout after which a message counts as not sent
 * @param longest characters of a message; what is longer is cut at the end of a sentence
 */
public record SmsConfig(URI url, @Nullable Secret key, Duration timeout, int longest) {
  private static final Duration USUAL = Duration.ofSeconds(4);
  private static final int USUAL_LENGTH = 500;

  static SmsConfig read(Section section) {
    SmsConfig config =
        new SmsConfig(
            section.httpAddress("url"),
            section.secret("key"),
            section.duration("timeout", USUAL, Duration.ofMillis(100), Duration.ofSeconds(30)),
            section.integer("longest", USUAL_LENGTH, 60, 2000));
    section.rejectUnknown();
    return config;
  }

  /** What is in force, the key hidden. */
  Map<String, Object> printed() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("url", url.toString());
    if (key != null) {
      tree.put("key", key.toString());
    }
    tree.put("timeout", Section.written(timeout));
    tree.put("longest", longest);
    return tree;
  }
}
