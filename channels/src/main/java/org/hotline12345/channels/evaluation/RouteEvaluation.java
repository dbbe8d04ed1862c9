package org.hotline12345.channels.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hotline12345.dialogue.DialogueEngine;
import org.hotline12345.understanding.Route;
import org.jspecify.annotations.Nullable;

/** {@code eval route}: the first decision on single utterances. */
public final class RouteEvaluation {
  private final DialogueEngine engine;

  public RouteEvaluation(DialogueEngine engine) {
    this.engine = engine;
  }

  /**
   * Scores all cases of a file.
   *
   * @throws IllegalArgumentException naming what is wrong with the file
   */
  public Scores run(Path cases) {
    List<String> routes = Arrays.stream(Route.values()).map(Route::wireName).toList();
    List<Decided> decided = new ArrayList<>();
    for (Case one : CaseLines.read(cases, Case.class)) {
      if (!routes.contains(one.route())) {
        throw new IllegalArgumentException(
            cases + ": route " + one.route() + " (expected: one of " + routes + ")");
      }
      DialogueEngine.Routed routed = engine.route(one.text());
      decided.add(new Decided(one, routed.route().wireName(), routed.target()));
    }
    Map<String, PerRoute> perRoute = new TreeMap<>();
    for (String route : routes) {
      PerRoute scores = PerRoute.of(route, decided);
      if (scores.n() > 0) {
        perRoute.put(route, scores);
      }
    }
    long right = decided.stream().filter(Decided::routeRight).count();
    List<Decided> targeted =
        decided.stream().filter(d -> d.expected().target() != null && d.routeRight()).toList();
    return new Scores(
        decided.size(),
        rounded((double) right / decided.size()),
        rounded(perRoute.values().stream().mapToDouble(PerRoute::f1).average().orElse(0)),
        rounded(
            targeted.isEmpty()
                ? 1
                : (double) targeted.stream().filter(Decided::targetRight).count()
                    / targeted.size()),
        perRoute,
        decided.stream().filter(d -> !d.routeRight() || !d.targetRight()).map(Wrong::of).toList());
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  /** A line of the file. */
  record Case(String text, String route, @Nullable String target) {}

  record Decided(Case expected, String route, String target) {
    boolean routeRight() {
      return route.equals(expected.route());
    }

    boolean targetRight() {
      String wanted = expected.target();
      return wanted == null
          || (!target.isEmpty() && (target.contains(wanted) || wanted.contains(target)));
    }
  }

  /**
   * @param accuracy share of cases with the right route
   * @param targetAccuracy among those with the right route and a target in the case, the share with
   *     the right target too
   * @param wrong cases with a wrong route or target
   */
  public record Scores(
      int cases,
      double accuracy,
      double macroF1,
      double targetAccuracy,
      Map<String, PerRoute> perRoute,
      List<Wrong> wrong) {}

  /** Scores of one route. */
  public record PerRoute(double precision, double recall, double f1, long n) {
    static PerRoute of(String route, List<Decided> decided) {
      long expected = decided.stream().filter(d -> d.expected().route().equals(route)).count();
      long said = decided.stream().filter(d -> d.route().equals(route)).count();
      long right = decided.stream().filter(d -> d.routeRight() && d.route().equals(route)).count();
      double precision = said == 0 ? 0 : (double) right / said;
      double recall = expected == 0 ? 0 : (double) right / expected;
      double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
      return new PerRoute(rounded(precision), rounded(recall), rounded(f1), expected);
    }
  }

  /** A case decided otherwise. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Wrong(
      String text,
      String expected,
      String actual,
      @Nullable String expectedTarget,
      @Nullable String actualTarget) {
    static Wrong of(Decided decided) {
      return new Wrong(
          decided.expected().text(),
          decided.expected().route(),
          decided.route(),
          decided.expected().target(),
          decided.target().isEmpty() ? null : decided.target());
    }
  }
}
