package org.hotline12345.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Patterns kept as data: tab-separated rows of {@code class, target, weight, pattern, unless};
 * lines starting with # are comments. Immutable.
 */
final class RuleTable {

  /** One row; {@code unless} is null when nothing speaks against the pattern. */
  record Rule(
      String kind, String target, double weight, Pattern pattern, @Nullable Pattern unless) {

    /** Whether the pattern is found, and what speaks against it is not. */
    boolean matches(String text) {
      return pattern.matcher(text).find() && (unless == null || !unless.matcher(text).find());
    }
  }

  private RuleTable() {}

  /**
   * Reads a table that ships beside this class.
   *
   * @throws IllegalStateException naming file and line when a row is malformed
   */
  static List<Rule> load(String resource) {
    try (InputStream in = RuleTable.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Rule> parse(String name, String content) {
    List<Rule> rules = new ArrayList<>();
    int number = 0;
    for (String line : content.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        rules.add(rule(name, number, line));
      }
    }
    return List.copyOf(rules);
  }

  private static Rule rule(String name, int number, String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 5) {
      throw new IllegalStateException(
          name + " line " + number + ": " + cells.length + " cells (expected: 5)");
    }
    try {
      return new Rule(
          cells[0],
          cells[1].equals("-") ? "" : cells[1],
          Double.parseDouble(cells[2]),
          Pattern.compile(cells[3]),
          cells[4].isEmpty() ? null : Pattern.compile(cells[4]));
    } catch (PatternSyntaxException | NumberFormatException e) {
      throw new IllegalStateException(name + " line " + number + ": " + e.getMessage(), e);
    }
  }
}
