package org.hotline12345.models.route;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hotline12345.understanding.Normalizer;

/** Texts as TF-IDF vectors of character 1- to 3-grams, of unit length. Immutable once learned. */
final class CharacterFeatures {

  private static final int LONGEST = 3;
  private static final int LEAST_TEXTS = 2;

  private final Map<String, Integer> index = new HashMap<>();
  private final double[] weights;

  private CharacterFeatures(Map<String, Integer> documentFrequency, int documents) {
    documentFrequency.forEach(
        (gram, count) -> {
          if (count >= LEAST_TEXTS) {
            index.put(gram, index.size() + 1);
          }
        });
    weights = new double[index.size() + 1];
    index.forEach(
        (gram, i) ->
            weights[i] =
                Math.log((1.0 + documents) / (1.0 + documentFrequency.getOrDefault(gram, 0))) + 1);
  }

  /** Learns which grams there are and how much each tells. */
  static CharacterFeatures learn(List<String> texts) {
    Map<String, Integer> frequency = new TreeMap<>();
    for (String text : texts) {
      for (String gram : new HashSet<>(grams(text))) {
        frequency.merge(gram, 1, Integer::sum);
      }
    }
    return new CharacterFeatures(frequency, texts.size());
  }

  int size() {
    return index.size();
  }

  /** The vector of a text; grams never seen in learning are left out. */
  Feature[] vector(String text) {
    Map<Integer, Double> counts = new TreeMap<>();
    for (String gram : grams(text)) {
      Integer i = index.get(gram);
      if (i != null) {
        counts.merge(i, 1.0, Double::sum);
      }
    }
    counts.replaceAll((i, count) -> (1 + Math.log(count)) * weights[i]);
    double length = Math.sqrt(counts.values().stream().mapToDouble(v -> v * v).sum());
    return counts.entrySet().stream()
        .map(e -> (Feature) new FeatureNode(e.getKey(), e.getValue() / length))
        .toArray(Feature[]::new);
  }

  /** All grams, with marks for the text's borders so that first and last words tell more. */
  private static List<String> grams(String text) {
    String plain = "^" + Normalizer.plain(text).replaceAll("[0-9]", "0") + "$";
    List<String> grams = new ArrayList<>();
    for (int length = 1; length <= LONGEST; length++) {
      for (int i = 0; i + length <= plain.length(); i++) {
        grams.add(plain.substring(i, i + length));
      }
    }
    return grams;
  }
}
