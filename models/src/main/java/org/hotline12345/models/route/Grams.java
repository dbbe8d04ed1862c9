package org.hotline12345.models.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hotline12345.understanding.Normalizer;

/**
 * Character 1- to 3-grams of a text, with how rare each is. Immutable.
 *
 * @param index the place of each gram, from 0 without gaps
 * @param rarity inverse document frequency, by place
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, large, and read often
record Grams(Map<String, Integer> index, float[] rarity) {

  private static final int LONGEST = 3;
  private static final int LEAST_TEXTS = 2;

  /** Learns which grams there are and how much each tells. */
  static Grams learn(List<String> texts) {
    Map<String, Integer> frequency = new TreeMap<>();
    for (String text : texts) {
      for (String gram : new HashSet<>(of(text))) {
        frequency.merge(gram, 1, Integer::sum);
      }
    }
    frequency.values().removeIf(count -> count < LEAST_TEXTS);
    Map<String, Integer> index = new HashMap<>();
    float[] rarity = new float[frequency.size()];
    frequency.forEach(
        (gram, count) -> {
          rarity[index.size()] = (float) (Math.log((1.0 + texts.size()) / (1.0 + count)) + 1);
          index.put(gram, index.size());
        });
    return new Grams(Map.copyOf(index), rarity);
  }

  /** The text as a vector of unit length, by place; grams never seen in learning are left out. */
  SortedMap<Integer, Double> vector(String text) {
    TreeMap<Integer, Double> vector = new TreeMap<>();
    for (String gram : of(text)) {
      Integer place = index.get(gram);
      if (place != null) {
        vector.merge(place, 1.0, Double::sum);
      }
    }
    vector.replaceAll((place, count) -> (1 + Math.log(count)) * rarity[place]);
    double length = Math.sqrt(vector.values().stream().mapToDouble(v -> v * v).sum());
    vector.replaceAll((place, value) -> value / length);
    return vector;
  }

  /** All grams, with marks for the text's borders so that first and last words tell more. */
  private static List<String> of(String text) {
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
