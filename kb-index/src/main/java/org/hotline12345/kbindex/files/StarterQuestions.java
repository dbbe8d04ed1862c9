package org.hotline12345.kbindex.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The questions a release ships to watch over its articles: question, tab, ids between commas. */
public final class StarterQuestions {
  private static final String RESOURCE = "/knowledge-checks.tsv";

  private StarterQuestions() {}

  /**
   * Each question with the articles that answer it, in the file's order.
   *
   * @throws IllegalStateException naming the line that does not fit
   */
  public static Map<String, List<String>> shipped() {
    try (InputStream in = StarterQuestions.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      Map<String, List<String>> questions = new LinkedHashMap<>();
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        String[] parts = lines.get(i).split("\t", -1);
        if (parts.length != 2
            || parts[0].isBlank()
            || !parts[1].matches("[a-z0-9-]+(,[a-z0-9-]+)*")
            || questions.put(parts[0], List.of(parts[1].split(","))) != null) {
          throw new IllegalStateException(
              RESOURCE
                  + " line "
                  + (i + 1)
                  + ": \""
                  + lines.get(i)
                  + "\" (expected: a question no other line has, a tab, ids of articles)");
        }
      }
      return questions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
