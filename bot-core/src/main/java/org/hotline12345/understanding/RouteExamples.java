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
   * @param target as in {@link RouteGuess#target()}, the kind of demand for orders, {@code -} for
   *     none
   */
  public record Example(Route route, String target, String text) {}

  /**
   * The examples that ship with the program.
   *
   * @throws IllegalStateException naming the line when one is malformed
   */
  public static List<Example> shipped() {
    try (InputStream in = RouteExamples.class.getResourceAsStream("examples.tsv")) {
      if (in == null) {
        throw new IllegalStateException("missing resource examples.tsv");
      }
      List<Example> examples = new ArrayList<>();
      int number = 0;
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        number++;
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] cells = line.split("\t", -1);
        if (cells.length != 3) {
          throw new IllegalStateException(
              "examples.tsv line " + number + ": " + cells.length + " cells (expected: 3)");
        }
        examples.add(
            new Example(Route.valueOf(cells[0].toUpperCase(Locale.ROOT)), cells[1], cells[2]));
      }
      return List.copyOf(examples);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
