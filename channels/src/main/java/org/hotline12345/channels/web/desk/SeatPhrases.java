package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Canned phrases for seats, by group. */
public record SeatPhrases(List<Group> groups) {
  private static final String SHIPPED = "/seat-phrases.yaml";

  public SeatPhrases {
    groups = List.copyOf(groups);
  }

  /** A few phrases under a heading. */
  public record Group(String name, List<String> phrases) {
    public Group {
      phrases = List.copyOf(phrases);
    }
  }

  /**
   * Reads a YAML file of {@code heading: [phrase, …]}.
   *
   * @param file null for the shipped phrases
   */
  public static SeatPhrases load(@Nullable Path file) {
    try (InputStream in =
        file == null
            ? SeatPhrases.class.getResourceAsStream(SHIPPED)
            : Files.newInputStream(file)) {
      Map<String, List<String>> groups =
          new YAMLMapper().readValue(in, new TypeReference<Map<String, List<String>>>() {});
      return new SeatPhrases(
          groups.entrySet().stream().map(g -> new Group(g.getKey(), g.getValue())).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("seat phrases: " + e.getMessage(), e);
    }
  }
}
