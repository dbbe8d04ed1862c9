package org.hotline12345.models.route;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hotline12345.understanding.Route;
import org.hotline12345.understanding.RouteExamples.Example;
import org.hotline12345.understanding.RouteModel;

/**
 * Logistic regression over character n-grams, learned from examples in about a second. Thread-safe
 * and deterministic once learned.
 */
public final class LinearRouteModel implements RouteModel {

  private static final double COST = 12;
  private static final double PRECISION = 0.02;

  private record Label(Route route, String target) {}

  private final CharacterFeatures features;
  private final Model model;
  private final List<Label> labels;

  private LinearRouteModel(CharacterFeatures features, Model model, List<Label> labels) {
    this.features = features;
    this.model = model;
    this.labels = labels;
  }

  /**
   * Learns from examples.
   *
   * @throws IllegalArgumentException when there are none
   */
  public static LinearRouteModel learn(List<Example> examples) {
    if (examples.isEmpty()) {
      throw new IllegalArgumentException("examples: 0 (expected: at least 1)");
    }
    Linear.disableDebugOutput();
    CharacterFeatures features =
        CharacterFeatures.learn(examples.stream().map(Example::text).toList());
    List<Label> labels = new ArrayList<>();
    Problem problem = new Problem();
    problem.l = examples.size();
    problem.n = features.size();
    problem.x = new Feature[examples.size()][];
    problem.y = new double[examples.size()];
    for (int i = 0; i < examples.size(); i++) {
      Label label = new Label(examples.get(i).route(), examples.get(i).target());
      if (!labels.contains(label)) {
        labels.add(label);
      }
      problem.x[i] = features.vector(examples.get(i).text());
      problem.y[i] = labels.indexOf(label);
    }
    Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, COST, PRECISION));
    return new LinearRouteModel(features, model, List.copyOf(labels));
  }

  @Override
  public List<Opinion> opinions(String text) {
    double[] probabilities = new double[labels.size()];
    Linear.predictProbability(model, features.vector(text), probabilities);
    int[] order = model.getLabels();
    List<Opinion> opinions = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      Label label = labels.get(order[i]);
      opinions.add(new Opinion(label.route(), label.target(), probabilities[i]));
    }
    opinions.sort(Comparator.comparingDouble(Opinion::probability).reversed());
    return List.copyOf(opinions);
  }
}
