package org.hotline12345.models.dispatch;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A linear model over a message's characters and meaning with calibrated probabilities, as {@link
 * TextClassifierTrainer} learned it. Deterministic; thread-safe when the embedding model is.
 */
public final class TextClassifier {
  private static final int FORMAT = 1;

  private final EmbeddingModel embedding;
  private final List<String> labels;
  private final Features features;
  private final float[] weights;
  private final Calibration calibration;

  /**
   * @param weights by feature, then by label
   */
  TextClassifier(
      EmbeddingModel embedding,
      List<String> labels,
      Features features,
      float[] weights,
      Calibration calibration) {
    this.embedding = embedding;
    this.labels = List.copyOf(labels);
    this.features = features;
    this.weights = weights;
    this.calibration = calibration;
  }

  /** Every label with its probability, likeliest first; the probabilities sum to 1. */
  public List<Guess> guesses(Message message) {
    return guesses(message, vector(message));
  }

  List<Guess> guesses(Message message, float[] vector) {
    double[] shares = calibration.probabilities(margins(message, vector));
    List<Guess> guesses = new ArrayList<>(shares.length);
    for (int i = 0; i < shares.length; i++) {
      guesses.add(new Guess(labels.get(i), shares[i]));
    }
    guesses.sort(Comparator.comparingDouble(Guess::probability).reversed());
    return guesses;
  }

  /**
   * From this probability of the likeliest label on, 95 % of the unseen messages of
   * cross-validation were right; above 1 when that was never so.
   */
  public double trustedFrom() {
    return calibration.trusted();
  }

  public List<String> labels() {
    return labels;
  }

  /** How many numbers it holds, features times labels. */
  public int size() {
    return weights.length;
  }

  float[] vector(Message message) {
    return features.dimension() == 0
        ? new float[0]
        : embedding.embed(message.beginning()).content().vector();
  }

  private double[] margins(Message message, float[] vector) {
    int count = labels.size();
    double[] margins = new double[count];
    features.of(
        message,
        vector,
        (place, value) -> {
          int row = place * count;
          for (int i = 0; i < count; i++) {
            margins[i] += weights[row + i] * value;
          }
        });
    return margins;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(FORMAT);
    out.writeInt(labels.size());
    for (String label : labels) {
      out.writeUTF(label);
    }
    out.writeDouble(calibration.sharpness());
    out.writeDouble(calibration.trusted());
    features.write(out);
    for (float weight : weights) {
      // Two bytes are as good as four here: the file is half as large.
      out.writeShort(Float.floatToFloat16(weight));
    }
  }

  static TextClassifier read(DataInput in, EmbeddingModel embedding) throws IOException {
    int format = in.readInt();
    if (format != FORMAT) {
      throw new IOException("dispatch model: format " + format + " (expected: " + FORMAT + ")");
    }
    int count = in.readInt();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      labels.add(in.readUTF());
    }
    Calibration calibration = new Calibration(in.readDouble(), in.readDouble());
    Features features = Features.read(in);
    float[] weights = new float[features.size() * count];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Float.float16ToFloat(in.readShort());
    }
    return new TextClassifier(embedding, labels, features, weights, calibration);
  }
}
