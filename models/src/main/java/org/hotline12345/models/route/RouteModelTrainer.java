package org.hotline12345.models.route;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import org.hotline12345.models.route.LinearRouteModel.Label;
import org.hotline12345.models.route.LinearRouteModel.Learned;
import org.hotline12345.understanding.RouteExamples.Example;

/** Learns {@link LinearRouteModel} from examples; half a minute for some thousands. */
final class RouteModelTrainer {

  private static final double COST = 12;
  private static final double PRECISION = 0.02;

  private final EmbeddingModel embedding;

  RouteModelTrainer(EmbeddingModel embedding) {
    this.embedding = embedding;
  }

  /** Learns from the examples, which must not be empty. The same examples give the same model. */
  Learned learn(List<Example> examples) {
    Linear.disableDebugOutput();
    Grams grams = Grams.learn(examples.stream().map(Example::text).toList());
    var vectors =
        embedding
            .embedAll(examples.stream().map(e -> TextSegment.from(e.text())).toList())
            .content();
    int dimension = vectors.getFirst().dimension();
    List<Label> labels = new ArrayList<>();
    Problem problem = new Problem();
    problem.l = examples.size();
    problem.n = dimension + grams.rarity().length;
    problem.x = new Feature[problem.l][];
    problem.y = new double[problem.l];
    for (int i = 0; i < problem.l; i++) {
      Label label = new Label(examples.get(i).route(), examples.get(i).target());
      if (!labels.contains(label)) {
        labels.add(label);
      }
      problem.y[i] = labels.indexOf(label);
      problem.x[i] = features(vectors.get(i).vector(), grams.vector(examples.get(i).text()));
    }
    Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, COST, PRECISION));
    List<Label> inOrder = new ArrayList<>();
    for (int label : model.getLabels()) {
      inOrder.add(labels.get(label));
    }
    double[] weights = model.getFeatureWeights();
    float[] narrow = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      narrow[i] = (float) weights[i];
    }
    return new Learned(hash(examples), List.copyOf(inOrder), dimension, grams, narrow);
  }

  private static Feature[] features(float[] vector, SortedMap<Integer, Double> grams) {
    List<Feature> features = new ArrayList<>(vector.length + grams.size());
    for (int i = 0; i < vector.length; i++) {
      features.add(new FeatureNode(i + 1, vector[i] * LinearRouteModel.MEANING));
    }
    grams.forEach((place, v) -> features.add(new FeatureNode(vector.length + place + 1, v)));
    return features.toArray(Feature[]::new);
  }

  /** Tells one set of examples from another. */
  static String hash(List<Example> examples) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Example e : examples) {
        String line = e.route() + "\t" + e.target() + "\t" + e.text() + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
