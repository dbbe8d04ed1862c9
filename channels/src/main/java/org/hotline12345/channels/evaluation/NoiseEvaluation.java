package org.hotline12345.channels.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hotline12345.channels.evaluation.RouteScores.Decided;
import org.hotline12345.dialogue.DialogueEngine.Routed;
import org.hotline12345.understanding.SpeechNoise;

/** {@code eval noise}: routes and emergencies at growing recognition error. */
public final class NoiseEvaluation {
  private final RouteDeciders deciders;
  private final SpeechNoise noise = new SpeechNoise();

  public NoiseEvaluation(RouteDeciders deciders) {
    this.deciders = deciders;
  }

  /**
   * The curve over all cases of the files together.
   *
   * @param rates shares of characters misheard, each in [0, 1]
   * @param seeds how many different errors of each rate are averaged over
   * @throws IllegalArgumentException naming what is wrong with a file or a rate
   */
  public Curve run(List<Path> files, List<Double> rates, int seeds) {
    List<RouteCase> cases = new ArrayList<>();
    files.forEach(file -> cases.addAll(RouteCase.read(file)));
    Map<String, List<Point>> curves = new LinkedHashMap<>();
    deciders
        .byName()
        .forEach(
            (name, decider) ->
                curves.put(
                    name, rates.stream().map(rate -> point(cases, decider, rate, seeds)).toList()));
    return new Curve(cases.size(), seeds, curves);
  }

  private Point point(
      List<RouteCase> cases, Function<String, Routed> decider, double rate, int seeds) {
    List<Decided> decided =
        IntStream.range(0, rate == 0 ? 1 : seeds)
            .mapToObj(
                seed -> cases.stream().map(c -> c.said(noise.heard(c.text(), rate, seed))).toList())
            .flatMap(heard -> RouteScores.decide(heard, decider).stream())
            .toList();
    RouteScores scores = RouteScores.of(decided, 0);
    RouteScores.PerRoute emergencies = scores.emergencies();
    return new Point(
        rate, scores.accuracy(), scores.macroF1(), emergencies.recall(), emergencies.precision());
  }

  /**
   * @param curves by way of deciding; the engine first
   */
  public record Curve(int cases, int seeds, Map<String, List<Point>> curves) {}

  /** Scores at one rate of error. */
  public record Point(
      double rate,
      double accuracy,
      double macroF1,
      double emergencyRecall,
      double emergencyPrecision) {}
}
