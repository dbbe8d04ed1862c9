package org.hotline12345.channels.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hotline12345.understanding.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * A message with its facts, as docs/eval/README.md describes it.
 *
 * @param facts what is told; a key that is missing must not be found
 * @param accept other values that are right too
 * @param decoy values in the text that are wrong
 * @param tags {@code long}, {@code noise}
 */
record FactsCase(
    String text,
    Map<String, JsonNode> facts,
    @Nullable Map<String, JsonNode> accept,
    @Nullable Map<String, JsonNode> decoy,
    @Nullable List<String> tags) {

  boolean tagged(String tag) {
    return tags != null && tags.contains(tag);
  }

  /** The right values of a single-valued fact, the first one first; empty when it is not told. */
  List<String> right(String key) {
    List<String> values = new ArrayList<>();
    JsonNode told = facts.get(key);
    if (told != null) {
      values.add(canonical(told));
    }
    JsonNode others = accept == null ? null : accept.get(key);
    if (others != null) {
      others.forEach(other -> values.add(canonical(other)));
    }
    return values;
  }

  boolean tells(String key) {
    return facts.containsKey(key);
  }

  /** The values of a fact told as a list. */
  List<String> list(String key) {
    List<String> values = new ArrayList<>();
    JsonNode told = facts.get(key);
    if (told != null) {
      told.forEach(one -> values.add(canonical(one)));
    }
    return values;
  }

  boolean isDecoy(String key, String value) {
    JsonNode wrong = decoy == null ? null : decoy.get(key);
    if (wrong != null) {
      for (JsonNode one : wrong) {
        if (canonical(one).equals(value)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * One spelling: spans with a slash, repetitions as their rule, numbers without trailing zeros.
   */
  private static String canonical(JsonNode node) {
    if (node.has("repeats")) {
      return Normalizer.plain(node.get("repeats").asText());
    }
    if (node.has("from")) {
      return node.get("from").asText() + "/" + node.get("to").asText();
    }
    return node.isNumber()
        ? node.decimalValue().stripTrailingZeros().toPlainString()
        : Normalizer.plain(node.asText());
  }
}
