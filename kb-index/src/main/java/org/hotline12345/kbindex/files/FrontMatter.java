package org.hotline12345.kbindex.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads typed values from a file's front matter and reports everything that does not fit. */
final class FrontMatter {
  private final JsonNode node;
  private final Consumer<String> problem;

  FrontMatter(JsonNode node, Consumer<String> problem) {
    this.node = node;
    this.problem = problem;
  }

  void onlyKeys(Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                problem.accept(
                    key
                        + ": unknown key (expected one of: "
                        + String.join(", ", new TreeSet<>(known))
                        + ")");
              }
            });
  }

  /** Whether the key is there at all. */
  boolean has(String key) {
    return node.has(key);
  }

  /** The text, empty after a problem. */
  String text(String key, Pattern pattern, String expected) {
    JsonNode value = node.path(key);
    if (!value.isValueNode() || value.isNull()) {
      problem.accept(key + ": missing (expected: " + expected + ")");
      return "";
    }
    String text = value.asText().strip();
    if (!pattern.matcher(text).matches()) {
      problem.accept(key + ": " + quoted(text) + " (expected: " + expected + ")");
    }
    return text;
  }

  /** The list, without entries that are no text. */
  List<String> texts(String key, int least) {
    JsonNode value = node.path(key);
    String expected =
        "a list of " + (least == 0 ? "texts, [] when none" : least + " or more texts");
    List<String> texts = new ArrayList<>();
    if (!value.isArray()) {
      problem.accept(
          key
              + ": "
              + (value.isMissingNode() ? "missing" : "no list")
              + " (expected: "
              + expected
              + ")");
      return texts;
    }
    for (JsonNode entry : value) {
      if (entry.isValueNode() && !entry.isNull() && !entry.asText().isBlank()) {
        texts.add(entry.asText().strip());
      } else {
        problem.accept(key + ": " + quoted(entry.toString()) + " (expected: a text)");
      }
    }
    if (texts.size() < least) {
      problem.accept(key + ": " + texts.size() + " entries (expected: " + expected + ")");
    }
    if (Set.copyOf(texts).size() < texts.size()) {
      problem.accept(key + ": an entry stands twice (expected: each once)");
    }
    return texts;
  }

  /** The date, null after a problem. */
  @Nullable LocalDate date(String key) {
    if (node.path(key).isMissingNode() || node.path(key).isNull()) {
      problem.accept(key + ": missing (expected: a date as 2026-06-30)");
      return null;
    }
    return optionalDate(key);
  }

  /** The date, null when it is not there or after a problem. */
  @Nullable LocalDate optionalDate(String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    try {
      return LocalDate.parse(value.asText().strip());
    } catch (DateTimeException e) {
      problem.accept(key + ": " + quoted(value.asText()) + " (expected: a date as 2026-06-30)");
      return null;
    }
  }

  private static String quoted(String text) {
    return "\"" + (text.length() <= 60 ? text : text.substring(0, 60) + "…") + "\"";
  }
}
