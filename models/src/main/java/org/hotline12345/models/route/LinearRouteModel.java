package org.hotline12345.models.route;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.hotline12345.understanding.Route;
import org.hotline12345.understanding.RouteModel;

/**
 * Logistic regression over an utterance's meaning (its vector) and its characters. Deterministic;
 * thread-safe when the embedding model is. Learned by {@link RouteModelTrainer} from the examples
 * that ship with the program, and shipped as a file beside this class.
 */
public final class LinearRouteModel implements RouteModel {

  static final String FILE = "route-model.bin";

  /** What the vector weighs beside the characters. */
  static final double MEANING = 1.5;

  private static final int FORMAT = 1;

  private final EmbeddingModel embedding;
  private final Learned learned;

  /**
   * What was learned.
   *
   * @param source hash of the examples it was learned from
   * @param weights by feature (vector first, then grams), then by label
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, large, and read often
  record Learned(String source, List<Label> labels, int dimension, Grams grams, float[] weights) {}

  /** A route with its target. */
  record Label(Route route, String target) {}

  LinearRouteModel(EmbeddingModel embedding, Learned learned) {
    this.embedding = embedding;
    this.learned = learned;
  }

  /**
   * The model that ships with the program.
   *
   * @param embedding the model whose vectors it was learned from
   * @throws UncheckedIOException when the file beside this class is missing or damaged
   */
  public static LinearRouteModel shipped(EmbeddingModel embedding) {
    try (InputStream in =
        Objects.requireNonNull(LinearRouteModel.class.getResourceAsStream(FILE), FILE)) {
      return new LinearRouteModel(embedding, read(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hash of the examples this was learned from. */
  String source() {
    return learned.source;
  }

  @Override
  public List<Opinion> opinions(String text) {
    int labels = learned.labels.size();
    double[] scores = new double[labels];
    float[] vector = embedding.embed(text).content().vector();
    for (int i = 0; i < vector.length; i++) {
      add(scores, i, vector[i] * MEANING);
    }
    learned
        .grams
        .vector(text)
        .forEach((place, value) -> add(scores, learned.dimension + place, value));
    double sum = 0;
    for (int i = 0; i < labels; i++) {
      scores[i] = 1 / (1 + Math.exp(-scores[i]));
      sum += scores[i];
    }
    List<Opinion> opinions = new ArrayList<>(labels);
    for (int i = 0; i < labels; i++) {
      Label label = learned.labels.get(i);
      opinions.add(new Opinion(label.route, label.target, scores[i] / sum));
    }
    opinions.sort(Comparator.comparingDouble(Opinion::probability).reversed());
    return List.copyOf(opinions);
  }

  private void add(double[] scores, int feature, double value) {
    int row = feature * scores.length;
    for (int i = 0; i < scores.length; i++) {
      scores[i] += learned.weights[row + i] * value;
    }
  }

  static void write(Learned learned, OutputStream to) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(to))) {
      out.writeInt(FORMAT);
      out.writeUTF(learned.source);
      out.writeInt(learned.dimension);
      out.writeInt(learned.labels.size());
      for (Label label : learned.labels) {
        out.writeUTF(label.route.name());
        out.writeUTF(label.target);
      }
      out.writeInt(learned.grams.rarity().length);
      String[] byPlace = new String[learned.grams.rarity().length];
      learned.grams.index().forEach((gram, place) -> byPlace[place] = gram);
      for (int i = 0; i < byPlace.length; i++) {
        out.writeUTF(byPlace[i]);
        out.writeFloat(learned.grams.rarity()[i]);
      }
      for (float weight : learned.weights) {
        // Two bytes are as good as four here: the file is half as large.
        out.writeShort(Float.floatToFloat16(weight));
      }
    }
  }

  static Learned read(InputStream from) throws IOException {
    try (DataInputStream in = new DataInputStream(new GZIPInputStream(from))) {
      int format = in.readInt();
      if (format != FORMAT) {
        throw new IOException(FILE + ": format " + format + " (expected: " + FORMAT + ")");
      }
      String source = in.readUTF();
      int dimension = in.readInt();
      int count = in.readInt();
      List<Label> labels = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        labels.add(new Label(Route.valueOf(in.readUTF()), in.readUTF()));
      }
      int size = in.readInt();
      Map<String, Integer> index = new HashMap<>();
      float[] rarity = new float[size];
      for (int i = 0; i < size; i++) {
        index.put(in.readUTF(), i);
        rarity[i] = in.readFloat();
      }
      float[] weights = new float[(dimension + size) * count];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = Float.float16ToFloat(in.readShort());
      }
      return new Learned(source, labels, dimension, new Grams(index, rarity), weights);
    }
  }
}
