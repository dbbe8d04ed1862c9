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
import org.hotline12345.models.route.LinearModel.Label;
import org.hotline12345.understanding.Route;
import org.hotline12345.understanding.RouteExamples.Example;

/** Learns the models of {@link LinearRouteModel} from examples and their variations; minutes. */
final class RouteModelTrainer {

  private static final double COST = 12;
  private static final double PRECISION = 0.05;

  private final EmbeddingModel embedding;
  private final Variations variations = new Variations();

  RouteModelTrainer(EmbeddingModel embedding) {
    this.embedding = embedding;
  }

  /**
   * Learns the route of what is no emergency. The examples must not be empty; the same examples
   * give the same model.
   */
  LinearModel routes(List<Example> examples) {
    List<Said> said = new ArrayList<>();
    for (Example e : examples) {
      if (e.route() != Route.EMERGENCY) {
        Label label = new Label(e.route(), e.target());
        said.add(new Said(variations.of(e.text(), true), label));
      }
    }
    return learn(hash(examples), said);
  }

  /** Learns whether there is an emergency, and which. The examples must not be empty. */
  LinearModel emergencies(List<Example> examples) {
    List<Said> said = new ArrayList<>();
    for (Example e : examples) {
      boolean emergency = e.route() == Route.EMERGENCY;
      Label label = emergency ? new Label(e.route(), e.target()) : new Label(Route.UNCLEAR, "");
      said.add(new Said(variations.of(e.text(), !emergency), label));
    }
    return learn(hash(examples), said);
  }

  /** One example in all the ways it was said. */
  private record Said(List<String> ways, Label label) {}

  private LinearModel learn(String source, List<Said> said) {
    Linear.disableDebugOutput();
    List<List<String>> ways = said.stream().map(Said::ways).toList();
    List<Grams> grams =
        List.of(Grams.learn(Grams.Unit.CHARACTER, ways), Grams.learn(Grams.Unit.SOUND, ways));
    List<String> texts = ways.stream().flatMap(List::stream).toList();
    var vectors = embedding.embedAll(texts.stream().map(TextSegment::from).toList()).content();
    int dimension = vectors.getFirst().dimension();
    List<Label> labels = said.stream().map(Said::label).distinct().toList();
    Problem problem = new Problem();
    problem.l = texts.size();
    problem.n = dimension + grams.stream().mapToInt(Grams::size).sum();
    problem.x = new Feature[problem.l][];
    problem.y = new double[problem.l];
    int i = 0;
    for (Said one : said) {
      for (String text : one.ways) {
        problem.y[i] = labels.indexOf(one.label);
        problem.x[i] = nodes(LinearModel.features(text, vectors.get(i).vector(), grams));
        i++;
      }
    }
    Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, COST, PRECISION));
    List<Label> inOrder = new ArrayList<>();
    for (int label : model.getLabels()) {
      inOrder.add(labels.get(label));
    }
    double[] weights = model.getFeatureWeights();
    float[] narrow = new float[weights.length];
    for (int w = 0; w < weights.length; w++) {
      narrow[w] = (float) weights[w];
    }
    return new LinearModel(source, List.copyOf(inOrder), dimension, grams, narrow);
  }

  private static Feature[] nodes(SortedMap<Integer, Double> features) {
    List<Feature> nodes = new ArrayList<>(features.size());
    features.forEach((place, value) -> nodes.add(new FeatureNode(place + 1, value)));
    return nodes.toArray(Feature[]::new);
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
