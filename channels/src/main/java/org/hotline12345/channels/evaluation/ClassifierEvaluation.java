package org.hotline12345.channels.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hotline12345.models.dispatch.Baselines;
import org.hotline12345.models.dispatch.Guess;
import org.hotline12345.models.dispatch.Labelled;
import org.hotline12345.models.dispatch.Message;
import org.hotline12345.models.dispatch.TextClassifier;
import org.hotline12345.models.dispatch.TextClassifierTrainer;
import org.jspecify.annotations.Nullable;

/** {@code eval dispatch --train --test}: learns as from past orders, scores messages not seen. */
public final class ClassifierEvaluation {
  private static final double MILLION = 1e6;

  private final EmbeddingModel embedding;

  /**
   * @param embedding the plain model: a cache would flatter the time a message takes
   */
  public ClassifierEvaluation(EmbeddingModel embedding) {
    this.embedding = embedding;
  }

  /**
   * Learns from one file, scores the other.
   *
   * @param baselines whether simpler ways are scored too
   * @throws IllegalArgumentException naming what is wrong with a file
   */
  public Scores run(Path train, Path test, boolean baselines) {
    List<Labelled> examples = LabelledLines.read(train);
    List<Labelled> unseen = LabelledLines.read(test);
    long started = System.nanoTime();
    TextClassifier model = new TextClassifierTrainer(embedding).learn(examples);
    double seconds = (System.nanoTime() - started) / 1e9;
    List<LabelScores.Judged> judged = new ArrayList<>();
    List<Confidence.Sure> sure = new ArrayList<>();
    started = System.nanoTime();
    for (Labelled one : unseen) {
      Guess best = model.guesses(one.message()).getFirst();
      judged.add(new LabelScores.Judged(one.label(), best.label()));
      sure.add(new Confidence.Sure(best.probability(), best.label().equals(one.label())));
    }
    double micros = (System.nanoTime() - started) / 1e3 / unseen.size();
    return new Scores(
        LabelScores.of(judged),
        Math.round(seconds * 10) / 10.0,
        Math.round(micros),
        Math.round(model.size() * 2 / MILLION * 10) / 10.0,
        Confidence.of(model.trustedFrom(), sure),
        baselines ? baselines(examples, unseen) : null);
  }

  private Map<String, Baseline> baselines(List<Labelled> examples, List<Labelled> unseen) {
    Baselines simpler = new Baselines(embedding);
    Map<String, Baseline> scores = new LinkedHashMap<>();
    scores.put("tfidf-svm", scored(unseen, () -> simpler.characters(examples)));
    scores.put("bge-nearest-10", scored(unseen, () -> simpler.neighbours(examples)));
    scores.put("keywords", scored(unseen, () -> simpler.keywords(examples)));
    return scores;
  }

  private static Baseline scored(List<Labelled> unseen, Learner learner) {
    Function<Message, String> way = learner.learn();
    long started = System.nanoTime();
    List<LabelScores.Judged> judged =
        unseen.stream()
            .map(one -> new LabelScores.Judged(one.label(), way.apply(one.message())))
            .toList();
    long micros = Math.round((System.nanoTime() - started) / 1e3 / unseen.size());
    LabelScores scores = LabelScores.of(judged);
    return new Baseline(scores.accuracy(), scores.macroF1(), micros);
  }

  @FunctionalInterface
  private interface Learner {
    Function<Message, String> learn();
  }

  /**
   * @param trainSeconds all of learning, with vectors and calibration
   * @param microsPerMessage to find a label, with the message's vector
   * @param modelMegabytes as stored
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Scores(
      @JsonUnwrapped LabelScores labels,
      double trainSeconds,
      long microsPerMessage,
      double modelMegabytes,
      Confidence at95,
      @Nullable Map<String, Baseline> baselines) {}

  /** A simpler way's scores on the same messages. */
  public record Baseline(double accuracy, double macroF1, long microsPerMessage) {}
}
