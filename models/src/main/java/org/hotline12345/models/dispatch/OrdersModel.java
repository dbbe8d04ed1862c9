package org.hotline12345.models.dispatch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.hotline12345.privacy.Masker;

/** Which department leads, learned from the office's own orders. Immutable, thread-safe. */
public final class OrdersModel {
  private static final Masker MASKER = new Masker();

  private final String version;
  private final TextClassifier model;
  private final Map<String, Double> evidence;

  OrdersModel(String version, TextClassifier model, Map<String, Double> evidence) {
    this.version = version;
    this.model = model;
    this.evidence = Map.copyOf(evidence);
  }

  /**
   * How far a unit's orders may overrule the duty list.
   *
   * @param enough with so many orders both are believed alike; with fewer than a quarter of it the
   *     orders are not heard at all
   */
  static Map<String, Double> evidence(Map<String, Integer> examples, int enough) {
    Map<String, Double> evidence = new TreeMap<>();
    examples.forEach(
        (unit, n) -> {
          if (n * 4 >= enough) {
            evidence.put(unit, (double) n / (n + enough));
          }
        });
    return evidence;
  }

  String version() {
    return version;
  }

  Map<String, Double> evidence() {
    return evidence;
  }

  /** Probability by code of the department. */
  Map<String, Double> units(String what) {
    Map<String, Double> units = new HashMap<>();
    // The model was learned from masked words, so it is asked with masked words.
    model
        .guesses(Message.of(MASKER.mask(what)))
        .forEach(guess -> units.put(guess.label(), guess.probability()));
    return units;
  }

  void write(OutputStream to) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(to))) {
      out.writeUTF(version);
      out.writeInt(evidence.size());
      for (Map.Entry<String, Double> unit : new TreeMap<>(evidence).entrySet()) {
        out.writeUTF(unit.getKey());
        out.writeDouble(unit.getValue());
      }
      model.write(out);
    }
  }

  static OrdersModel read(
      InputStream from, dev.langchain4j.model.embedding.EmbeddingModel embedding)
      throws IOException {
    try (DataInputStream in = new DataInputStream(new GZIPInputStream(from))) {
      String version = in.readUTF();
      Map<String, Double> evidence = new TreeMap<>();
      int units = in.readInt();
      for (int i = 0; i < units; i++) {
        evidence.put(in.readUTF(), in.readDouble());
      }
      return new OrdersModel(version, TextClassifier.read(in, embedding), evidence);
    }
  }
}
