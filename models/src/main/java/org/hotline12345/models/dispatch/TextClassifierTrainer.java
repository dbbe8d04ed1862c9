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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Learns a {@link TextClassifier}: one linear support vector machine per label against the rest.
 * Their margins are calibrated by cross-validation. The same examples in the same order give the
 * same model.
 */
public final class TextClassifierTrainer {
  /** Found by cross-validation over long messages of seven departments. */
  private static final double COST_OF_CHARACTERS = 2;

  /** Found by leaving out one by one the shipped sentences of the duty list's clauses. */
  private static final double PENALTY = 3;

  private static final double PRECISION = 0.05;
  private static final int FOLDS = 4;

  private final EmbeddingModel embedding;

  public TextClassifierTrainer(EmbeddingModel embedding) {
    this.embedding = embedding;
    Linear.disableDebugOutput();
  }

  /**
   * Learns from characters, those of the heading apart: for what there are many long messages of.
   * Meaning added nothing there and costs a hundred times as much.
   *
   * @param examples of at least two labels
   * @throws IllegalArgumentException when there is less to tell apart
   */
  public TextClassifier learn(List<Labelled> examples) {
    Features features = Features.ofHeadingAndWhole(messages(examples));
    return learn(examples, nothing(examples), features, COST_OF_CHARACTERS, true);
  }

  /**
   * Learns from meaning and characters: for few short sentences and labels whose words nobody could
   * list.
   *
   * @param examples of at least two labels, some thousands at most
   */
  TextClassifier learnMeaning(List<Labelled> examples) {
    List<String> labels = labels(examples);
    Features features = Features.ofMeaning(messages(examples), embedding.dimension());
    Feature[][] x = nodes(features, examples, vectors(messages(examples)));
    int[] y = numbers(examples, labels);
    RidgeMachine machine = RidgeMachine.learn(x, y, labels.size(), features.size(), PENALTY);
    return new TextClassifier(
        embedding, labels, features, machine.weights(), Calibration.learn(machine.unseen(), y));
  }

  /** Learns from the characters of the whole alone: what everything else is compared with. */
  TextClassifier learnPlain(List<Labelled> examples) {
    Features features = Features.ofWhole(messages(examples));
    return learn(examples, nothing(examples), features, 1, false);
  }

  private static List<Message> messages(List<Labelled> examples) {
    return examples.stream().map(Labelled::message).toList();
  }

  private static List<float[]> nothing(List<Labelled> examples) {
    return examples.stream().map(example -> new float[0]).toList();
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
      List<Labelled> examples,
      List<float[]> vectors,
      Features features,
      double cost,
      boolean calibrated) {
    List<String> labels = labels(examples);
    Feature[][] x = nodes(features, examples, vectors);
    int[] y = numbers(examples, labels);
    int[] all = IntStream.range(0, x.length).toArray();
    return new TextClassifier(
        embedding,
        labels,
        features,
        weights(machine(x, y, all, features.size(), cost), labels.size()),
        calibrated ? calibrate(x, y, labels.size(), features.size(), cost) : Calibration.NONE);
  }

  private static List<String> labels(List<Labelled> examples) {
    List<String> labels = examples.stream().map(Labelled::label).distinct().sorted().toList();
    if (labels.size() < 2) {
      throw new IllegalArgumentException(
          "labels: " + labels + " (expected: at least two different ones)");
    }
    return labels;
  }

  private static int[] numbers(List<Labelled> examples, List<String> labels) {
    Map<String, Integer> numbers = new HashMap<>();
    labels.forEach(label -> numbers.put(label, numbers.size()));
    return examples.stream().mapToInt(e -> numbers.getOrDefault(e.label(), 0)).toArray();
  }

  private static Feature[][] nodes(
      Features features, List<Labelled> examples, List<float[]> vectors) {
    Feature[][] x = new Feature[examples.size()][];
    for (int i = 0; i < x.length; i++) {
      x[i] = nodes(features, examples.get(i).message(), vectors.get(i));
    }
    return x;
  }

  private static Feature[] nodes(Features features, Message message, float[] vector) {
    List<Feature> nodes = new ArrayList<>();
    features.of(message, vector, (place, value) -> nodes.add(new FeatureNode(place + 1, value)));
    nodes.sort(Comparator.comparingInt(Feature::getIndex));
    return nodes.toArray(Feature[]::new);
  }

  private static Model machine(Feature[][] x, int[] y, int[] which, int size, double cost) {
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
    return Linear.train(problem, new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, cost, PRECISION));
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

  private static Calibration calibrate(Feature[][] x, int[] y, int labels, int size, double cost) {
    if (x.length < FOLDS * labels) {
      return Calibration.NONE;
    }
    int[] folds = folds(y, labels);
    double[][] margins = new double[x.length][];
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      int[] seen = IntStream.range(0, x.length).filter(i -> folds[i] != held).toArray();
      Model machine = machine(x, y, seen, size, cost);
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
