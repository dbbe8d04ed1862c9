package org.hotline12345.models.route;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.hotline12345.understanding.Route;
import org.hotline12345.understanding.RouteModel.Opinion;

/**
 * Logistic regression over an utterance's meaning (its vector), its characters and its sounds.
 * Immutable.
 *
 * @param source hash of the examples it was learned from
 * @param dimension length of the vector
 * @param weights by feature (vector first, then grams), then by label
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, large, and read often
record LinearModel(
    String source, List<Label> labels, int dimension, List<Grams> grams, float[] weights) {

  /** What the vector weighs beside the characters. */
  private static final double MEANING = 1.5;

  private static final int FORMAT = 2;

  /** A route with its target. */
  record Label(Route route, String target) {}

  /** The features of a text, by place. */
  static SortedMap<Integer, Double> features(String text, float[] vector, List<Grams> grams) {
    SortedMap<Integer, Double> features = new TreeMap<>();
    for (int i = 0; i < vector.length; i++) {
      features.put(i, vector[i] * MEANING);
    }
    int offset = vector.length;
    for (Grams kind : grams) {
      int from = offset;
      kind.vector(text).forEach((place, value) -> features.put(from + place, value));
      offset += kind.size();
    }
    return features;
  }

  /** Every label with its probability, likeliest first. */
  List<Opinion> opinions(String text, float[] vector) {
    int count = labels.size();
    double[] scores = new double[count];
    features(text, vector, grams)
        .forEach(
            (place, value) -> {
              for (int i = 0; i < count; i++) {
                scores[i] += weights[place * count + i] * value;
              }
            });
    double sum = 0;
    for (int i = 0; i < count; i++) {
      scores[i] = 1 / (1 + Math.exp(-scores[i]));
      sum += scores[i];
    }
    List<Opinion> opinions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      opinions.add(new Opinion(labels.get(i).route(), labels.get(i).target(), scores[i] / sum));
    }
    opinions.sort(Comparator.comparingDouble(Opinion::probability).reversed());
    return List.copyOf(opinions);
  }

  void write(OutputStream to) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(to))) {
      out.writeInt(FORMAT);
      out.writeUTF(source);
      out.writeInt(dimension);
      out.writeInt(labels.size());
      for (Label label : labels) {
        out.writeUTF(label.route().name());
        out.writeUTF(label.target());
      }
      out.writeInt(grams.size());
      for (Grams kind : grams) {
        out.writeUTF(kind.unit().name());
        out.writeInt(kind.size());
        String[] byPlace = new String[kind.size()];
        kind.index().forEach((gram, place) -> byPlace[place] = gram);
        for (int i = 0; i < byPlace.length; i++) {
          out.writeUTF(byPlace[i]);
          out.writeFloat(kind.rarity()[i]);
        }
      }
      for (float weight : weights) {
        // Two bytes are as good as four here: the file is half as large.
        out.writeShort(Float.floatToFloat16(weight));
      }
    }
  }

  static LinearModel read(String name, InputStream from) throws IOException {
    try (DataInputStream in = new DataInputStream(new GZIPInputStream(from))) {
      int format = in.readInt();
      if (format != FORMAT) {
        throw new IOException(name + ": format " + format + " (expected: " + FORMAT + ")");
      }
      String source = in.readUTF();
      int dimension = in.readInt();
      int count = in.readInt();
      List<Label> labels = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        labels.add(new Label(Route.valueOf(in.readUTF()), in.readUTF()));
      }
      int features = dimension;
      List<Grams> grams = new ArrayList<>();
      for (int kinds = in.readInt(); kinds > 0; kinds--) {
        grams.add(grams(in));
        features += grams.getLast().size();
      }
      float[] weights = new float[features * count];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = Float.float16ToFloat(in.readShort());
      }
      return new LinearModel(source, labels, dimension, grams, weights);
    }
  }

  private static Grams grams(DataInputStream in) throws IOException {
    Grams.Unit unit = Grams.Unit.valueOf(in.readUTF());
    int size = in.readInt();
    Map<String, Integer> index = new HashMap<>();
    float[] rarity = new float[size];
    for (int i = 0; i < size; i++) {
      index.put(in.readUTF(), i);
      rarity[i] = in.readFloat();
    }
    return new Grams(unit, index, rarity);
  }
}
