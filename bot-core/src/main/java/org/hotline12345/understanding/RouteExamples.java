package org.hotline12345.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Utterances with their routes, written by hand to learn from; kept apart from evaluation cases.
 */
public final class RouteExamples {

  private RouteExamples() {}

  /**
   * One utterance.
   *
   * @param situation what it is about, the same for emergencies and for what only sounds like them;
   *     empty for the general examples
   * @param target as in {@link RouteGuess#target()}, the kind of demand for orders, {@code -} for
   *     none
   */
  public record Example(String situation, Route route, String target, String text) {}

  /**
   * The examples that ship with the program: {@code examples.tsv}, then {@code
   * emergency-examples.tsv}.
   *
   * @throws IllegalStateException naming the line when one is malformed
   */
  public static List<Example> shipped() {
    List<Example> examples = new ArrayList<>();
    for (String[] cells : rows("examples.tsv", 3)) {
      examples.add(new Example("", route(cells[0]), cells[1], cells[2]));
    }
    for (String[] cells : rows("emergency-examples.tsv", 4)) {
      examples.add(new Example(cells[0], route(cells[1]), cells[2], cells[3]));
    }
    return List.copyOf(examples);
  }

  private static Route route(String name) {
    return Route.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static List<String[]> rows(String resource, int columns) {
    try (InputStream in = RouteExamples.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      List<String[]> rows = new ArrayList<>();
      int number = 0;
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        number++;
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] cells = line.split("\t", -1);
        if (cells.length != columns) {
          throw new IllegalStateException(
              resource
                  + " line "
                  + number
                  + ": "
                  + cells.length
                  + " cells (expected: "
                  + columns
                  + ")");
        }
        rows.add(cells);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
