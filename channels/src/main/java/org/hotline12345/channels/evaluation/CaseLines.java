package org.hotline12345.channels.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads cases from JSON Lines. */
final class CaseLines {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private CaseLines() {}

  /**
   * All cases of a file; blank lines are skipped.
   *
   * @throws IllegalArgumentException naming the first wrong line
   */
  static <T> List<T> read(Path file, Class<T> type) {
    List<T> cases = new ArrayList<>();
    int number = 0;
    try {
      for (String line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank()) {
          cases.add(JSON.readValue(line, type));
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          file + ": line " + number + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read (expected: a UTF-8 file)", e);
    }
    if (cases.isEmpty()) {
      throw new IllegalArgumentException(file + ": no case (expected: at least one)");
    }
    return cases;
  }
}
