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
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.hotline12345.models.route.LinearModel.Label;
import org.hotline12345.understanding.RouteExamples.Example;

/**
 * What the understanding of routes is measured against: the common recipes, learned from the same
 * examples. Immutable, thread-safe when the embedding model is.
 */
public final class RouteBaselines {

  private final EmbeddingModel embedding;
  private final List<Label> labels;
  private final List<float[]> vectors;
  private final List<Label> known;
  private final Grams grams;
  private final Model machine;

  private RouteBaselines(EmbeddingModel embedding, List<Example> examples) {
    this.embedding = embedding;
    known = examples.stream().map(e -> new Label(e.route(), e.target())).toList();
    labels = known.stream().distinct().toList();
    List<String> texts = examples.stream().map(Example::text).toList();
    vectors =
        embedding.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
            .map(e -> e.vector())
            .toList();
    grams = Grams.learn(Grams.Unit.CHARACTER, texts.stream().map(List::of).toList());
    machine = machine(texts);
  }

  /** Learns from the examples, which must not be empty; some seconds. */
  public static RouteBaselines learn(EmbeddingModel embedding, List<Example> examples) {
    return new RouteBaselines(embedding, examples);
  }

  private Model machine(List<String> texts) {
    Linear.disableDebugOutput();
    Problem problem = new Problem();
    problem.l = texts.size();
    problem.n = grams.size();
    problem.x = new Feature[problem.l][];
    problem.y = new double[problem.l];
    for (int i = 0; i < problem.l; i++) {
      problem.x[i] = nodes(texts.get(i));
      problem.y[i] = labels.indexOf(known.get(i));
    }
    return Linear.train(problem, new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, 1, 0.01));
  }

  private Feature[] nodes(String text) {
    SortedMap<Integer, Double> vector = grams.vector(text);
    List<Feature> nodes = new ArrayList<>(vector.size());
    vector.forEach((place, value) -> nodes.add(new FeatureNode(place + 1, value)));
    return nodes.toArray(Feature[]::new);
  }

  /** Linear support vector machine over the TF-IDF of character 1- to 3-grams. */
  public Example bySupportVectors(String text) {
    return said(labels.get((int) Linear.predict(machine, nodes(text))), text);
  }

  /** The route of the example whose vector is nearest. */
  public Example byNearest(String text) {
    float[] vector = embedding.embed(text).content().vector();
    int best = 0;
    double most = -2;
    for (int i = 0; i < vectors.size(); i++) {
      double cosine = 0;
      for (int j = 0; j < vector.length; j++) {
        cosine += vectors.get(i)[j] * vector[j];
      }
      if (cosine > most) {
        most = cosine;
        best = i;
      }
    }
    return said(known.get(best), text);
  }

  private static Example said(Label label, String text) {
    return new Example("", label.route(), label.target(), text);
  }
}
