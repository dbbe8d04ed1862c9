package org.hotline12345.models.dispatch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs of one to three characters with how much each tells: sublinear frequency times rarity, made
 * unit length. Immutable.
 *
 * @param index the place of each run, from 0 without gaps
 * @param rarity inverse document frequency, by place
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, large, and read often
record Grams(Map<String, Integer> index, float[] rarity) {
  private static final int LONGEST = 3;
  private static final int LEAST_TEXTS = 2;

  static Grams learn(List<String> texts) {
    Map<String, Integer> frequency = new HashMap<>();
    for (String text : texts) {
      for (String gram : new HashSet<>(counts(text).keySet())) {
        frequency.merge(gram, 1, Integer::sum);
      }
    }
    frequency.values().removeIf(count -> count < LEAST_TEXTS);
    Map<String, Integer> index = HashMap.newHashMap(frequency.size());
    float[] rarity = new float[frequency.size()];
    // Sorted, so that the same texts give the same file.
    new TreeMap<>(frequency)
        .forEach(
            (gram, count) -> {
              rarity[index.size()] = (float) (Math.log((1.0 + texts.size()) / (1.0 + count)) + 1);
              index.put(gram, index.size());
            });
    return new Grams(index, rarity);
  }

  int size() {
    return rarity.length;
  }

  /** Hands over place and value of each known run, in no order. */
  void of(String text, double weight, Sink to) {
    Map<Integer, Double> values = new HashMap<>();
    double sum = 0;
    for (Map.Entry<String, Integer> gram : counts(text).entrySet()) {
      Integer place = index.get(gram.getKey());
      if (place != null) {
        double value = (1 + Math.log(gram.getValue())) * rarity[place];
        values.put(place, value);
        sum += value * value;
      }
    }
    double factor = weight / Math.sqrt(sum);
    values.forEach((place, value) -> to.take(place, value * factor));
  }

  private static Map<String, Integer> counts(String text) {
    Map<String, Integer> counts = new HashMap<>();
    for (int length = 1; length <= LONGEST; length++) {
      for (int i = 0; i + length <= text.length(); i++) {
        counts.merge(text.substring(i, i + length), 1, Integer::sum);
      }
    }
    return counts;
  }

  void write(DataOutput out) throws IOException {
    String[] byPlace = new String[size()];
    index.forEach((gram, place) -> byPlace[place] = gram);
    out.writeInt(byPlace.length);
    for (int i = 0; i < byPlace.length; i++) {
      out.writeUTF(byPlace[i]);
      out.writeFloat(rarity[i]);
    }
  }

  static Grams read(DataInput in) throws IOException {
    int size = in.readInt();
    Map<String, Integer> index = HashMap.newHashMap(size);
    float[] rarity = new float[size];
    for (int i = 0; i < size; i++) {
      index.put(in.readUTF(), i);
      rarity[i] = in.readFloat();
    }
    return new Grams(index, rarity);
  }

  /** Takes a value for a place. */
  @FunctionalInterface
  interface Sink {
    void take(int place, double value);
  }
}
