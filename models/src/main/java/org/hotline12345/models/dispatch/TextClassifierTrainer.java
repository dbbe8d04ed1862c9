package org.hotline12345.models.dispatch;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Learns a {@link TextClassifier}: one linear support vector machine per label against the rest.
 * Their margins are calibrated by cross-validation. The same examples in the same order give the
 * same model.
 */
public final class TextClassifierTrainer {
  private static final double COST = 1;
  private static final double PRECISION = 0.05;
  private static final int FOLDS = 4;

  private final EmbeddingModel embedding;

  public TextClassifierTrainer(EmbeddingModel embedding) {
    this.embedding = embedding;
    Linear.disableDebugOutput();
  }

  /**
   * Learns.
   *
   * @param examples of at least two labels
   * @throws IllegalArgumentException when there is less to tell apart
   */
  public TextClassifier learn(List<Labelled> examples) {
    List<Message> messages = examples.stream().map(Labelled::message).toList();
    return learn(
        examples, vectors(messages), Features.learn(messages, embedding.dimension()), true);
  }

  /** Learns from the characters of the whole alone: what everything else is compared with. */
  TextClassifier learnPlain(List<Labelled> examples) {
    Features features = Features.plain(examples.stream().map(Labelled::message).toList());
    List<float[]> none = examples.stream().map(example -> new float[0]).toList();
    return learn(examples, none, features, false);
  }

  List<float[]> vectors(List<Message> messages) {
    return embedding
        .embedAll(messages.stream().map(m -> TextSegment.from(m.beginning())).toList())
        .content()
        .stream()
        .map(Embedding::vector)
        .toList();
  }

  private TextClassifier learn(
      List<Labelled> examples, List<float[]> vectors, Features features, boolean calibrated) {
    Map<String, Integer> numbers = new TreeMap<>();
    examples.forEach(example -> numbers.putIfAbsent(example.label(), 0));
    if (numbers.size() < 2) {
      throw new IllegalArgumentException(
          "labels: " + numbers.keySet() + " (expected: at least two different ones)");
    }
    List<String> labels = List.copyOf(numbers.keySet());
    labels.forEach(label -> numbers.put(label, labels.indexOf(label)));
    Feature[][] x = new Feature[examples.size()][];
    int[] y = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = nodes(features, examples.get(i).message(), vectors.get(i));
      y[i] = numbers.getOrDefault(examples.get(i).label(), 0);
    }
    int[] all = IntStream.range(0, x.length).toArray();
    return new TextClassifier(
        embedding,
        labels,
        features,
        weights(machine(x, y, all, features.size()), labels.size()),
        calibrated ? calibrate(x, y, labels.size(), features.size()) : Calibration.NONE);
  }

  private static Feature[] nodes(Features features, Message message, float[] vector) {
    List<Feature> nodes = new ArrayList<>();
    features.of(message, vector, (place, value) -> nodes.add(new FeatureNode(place + 1, value)));
    nodes.sort(Comparator.comparingInt(Feature::getIndex));
    return nodes.toArray(Feature[]::new);
  }

  private static Model machine(Feature[][] x, int[] y, int[] which, int size) {
    Problem problem = new Problem();
    problem.l = which.length;
    problem.n = size;
    problem.bias = -1;
    problem.x = new Feature[which.length][];
    problem.y = new double[which.length];
    for (int i = 0; i < which.length; i++) {
      problem.x[i] = x[which[i]];
      problem.y[i] = y[which[i]];
    }
    return Linear.train(problem, new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, COST, PRECISION));
  }

  /** By feature, then by label in our order: liblinear numbers labels as they come. */
  private static float[] weights(Model model, int count) {
    double[] learned = model.getFeatureWeights();
    int[] order = model.getLabels();
    float[] weights = new float[model.getNrFeature() * count];
    // Of two labels liblinear keeps one machine, for the first against the second.
    boolean single = order.length == 2;
    int step = single ? 1 : order.length;
    for (int feature = 0; feature < model.getNrFeature(); feature++) {
      for (int i = 0; i < order.length; i++) {
        double weight =
            single ? (i == 0 ? learned[feature] : -learned[feature]) : learned[feature * step + i];
        weights[feature * count + order[i]] = (float) weight;
      }
    }
    return weights;
  }

  private static Calibration calibrate(Feature[][] x, int[] y, int labels, int size) {
    if (x.length < FOLDS * labels) {
      return Calibration.NONE;
    }
    int[] folds = folds(y, labels);
    double[][] margins = new double[x.length][];
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      int[] seen = IntStream.range(0, x.length).filter(i -> folds[i] != held).toArray();
      Model machine = machine(x, y, seen, size);
      float[] weights = weights(machine, labels);
      for (int i = 0; i < x.length; i++) {
        if (folds[i] == fold) {
          margins[i] = margins(x[i], weights, labels);
          deny(margins[i], machine.getLabels());
        }
      }
    }
    return Calibration.learn(margins, y);
  }

  /** Each label's examples are dealt out in turn. */
  private static int[] folds(int[] y, int labels) {
    int[] dealt = new int[labels];
    int[] folds = new int[y.length];
    for (int i = 0; i < y.length; i++) {
      folds[i] = dealt[y[i]] % FOLDS;
      dealt[y[i]]++;
    }
    return folds;
  }

  private static double[] margins(Feature[] nodes, float[] weights, int labels) {
    double[] margins = new double[labels];
    for (Feature node : nodes) {
      int row = (node.getIndex() - 1) * labels;
      for (int label = 0; label < labels; label++) {
        margins[label] += weights[row + label] * node.getValue();
      }
    }
    return margins;
  }

  /** A label that was not among the examples must not win by having no opinion. */
  private static void deny(double[] margins, int[] seen) {
    for (int label = 0; label < margins.length; label++) {
      int number = label;
      if (IntStream.of(seen).noneMatch(s -> s == number)) {
        margins[label] = -1;
      }
    }
  }
}
