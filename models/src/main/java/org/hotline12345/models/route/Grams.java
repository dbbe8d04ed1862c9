package org.hotline12345.models.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hotline12345.understanding.Normalizer;
import org.hotline12345.understanding.Syllables;

/**
 * 1- to 3-grams of a text, by its characters or by its sounds, with how rare each is. Immutable.
 *
 * @param index the place of each gram, from 0 without gaps
 * @param rarity inverse document frequency, by place
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, large, and read often
record Grams(Unit unit, Map<String, Integer> index, float[] rarity) {

  /** What a gram is made of. */
  enum Unit {
    CHARACTER,
    SOUND
  }

  private static final int LONGEST = 3;
  private static final int LEAST_TEXTS = 2;

  /**
   * Learns which grams there are and how much each tells.
   *
   * @param texts each in all the ways it was said; a gram must be in two different texts
   */
  static Grams learn(Unit unit, List<List<String>> texts) {
    Map<String, Integer> frequency = new TreeMap<>();
    for (List<String> ways : texts) {
      Set<String> grams = new HashSet<>();
      ways.forEach(way -> grams.addAll(of(unit, way)));
      grams.forEach(gram -> frequency.merge(gram, 1, Integer::sum));
    }
    frequency.values().removeIf(count -> count < LEAST_TEXTS);
    Map<String, Integer> index = new HashMap<>();
    float[] rarity = new float[frequency.size()];
    frequency.forEach(
        (gram, count) -> {
          rarity[index.size()] = (float) (Math.log((1.0 + texts.size()) / (1.0 + count)) + 1);
          index.put(gram, index.size());
        });
    return new Grams(unit, Map.copyOf(index), rarity);
  }

  int size() {
    return rarity.length;
  }

  /** The text as a vector of unit length, by place; grams never seen in learning are left out. */
  SortedMap<Integer, Double> vector(String text) {
    TreeMap<Integer, Double> vector = new TreeMap<>();
    for (String gram : of(unit, text)) {
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
  private static List<String> of(Unit unit, String text) {
    String plain = Normalizer.plain(text).replaceAll("[0-9]", "0");
    List<String> units = new ArrayList<>();
    units.add("^");
    if (unit == Unit.SOUND) {
      Syllables.of(plain).forEach(sound -> units.add(sound + " "));
    } else {
      plain.chars().forEach(c -> units.add(String.valueOf((char) c)));
    }
    units.add("$");
    List<String> grams = new ArrayList<>();
    for (int length = 1; length <= LONGEST; length++) {
      for (int i = 0; i + length <= units.size(); i++) {
        grams.add(String.join("", units.subList(i, i + length)));
      }
    }
    return grams;
  }
}
