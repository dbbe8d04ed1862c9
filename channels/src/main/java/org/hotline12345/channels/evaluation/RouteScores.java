package org.hotline12345.channels.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.hotline12345.dialogue.DialogueEngine.Routed;
import org.hotline12345.understanding.Route;

/**
 * How well routes were decided.
 *
 * @param accuracy share of cases with the right route
 * @param targetAccuracy among those with the right route and a target in the case, the share with
 *     the right target too
 * @param confusion how many cases of a route (outer) were given which (inner)
 * @param microsPerMessage mean time of a decision
 */
public record RouteScores(
    int cases,
    double accuracy,
    double macroF1,
    double targetAccuracy,
    Map<String, PerRoute> perRoute,
    Map<String, Map<String, Integer>> confusion,
    double microsPerMessage) {

  /** Scores of one route. */
  public record PerRoute(double precision, double recall, double f1, long n) {}

  /** A case and what was decided. */
  record Decided(RouteCase expected, String route, String target) {
    boolean routeRight() {
      return route.equals(expected.route());
    }

    boolean right() {
      return routeRight() && expected.accepts(target);
    }
  }

  /** Decides all cases. */
  static List<Decided> decide(List<RouteCase> cases, Function<String, Routed> decider) {
    List<Decided> decided = new ArrayList<>();
    for (RouteCase one : cases) {
      Routed routed = decider.apply(one.text());
      decided.add(new Decided(one, routed.route().wireName(), routed.target()));
    }
    return decided;
  }

  static RouteScores of(List<Decided> decided, double micros) {
    Map<String, PerRoute> perRoute = new TreeMap<>();
    Map<String, Map<String, Integer>> confusion = new TreeMap<>();
    for (String route : RouteCase.ROUTES) {
      PerRoute scores = perRoute(route, decided);
      if (scores.n() > 0) {
        perRoute.put(route, scores);
      }
    }
    for (Decided d : decided) {
      confusion
          .computeIfAbsent(d.expected().route(), key -> new TreeMap<>())
          .merge(d.route(), 1, Integer::sum);
    }
    List<Decided> targeted =
        decided.stream().filter(d -> d.expected().target() != null && d.routeRight()).toList();
    return new RouteScores(
        decided.size(),
        share(decided.stream().filter(Decided::routeRight).count(), decided.size()),
        rounded(perRoute.values().stream().mapToDouble(PerRoute::f1).average().orElse(0)),
        targeted.isEmpty()
            ? 1
            : share(targeted.stream().filter(Decided::right).count(), targeted.size()),
        perRoute,
        confusion,
        rounded(micros));
  }

  /** Emergencies' scores; zero where there are none. */
  PerRoute emergencies() {
    return perRoute.getOrDefault(Route.EMERGENCY.wireName(), new PerRoute(0, 0, 0, 0));
  }

  private static PerRoute perRoute(String route, List<Decided> decided) {
    long expected = decided.stream().filter(d -> d.expected().route().equals(route)).count();
    long said = decided.stream().filter(d -> d.route().equals(route)).count();
    long right = decided.stream().filter(d -> d.routeRight() && d.route().equals(route)).count();
    double precision = said == 0 ? 0 : (double) right / said;
    double recall = expected == 0 ? 0 : (double) right / expected;
    double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    return new PerRoute(rounded(precision), rounded(recall), rounded(f1), expected);
  }

  private static double share(long part, long whole) {
    return rounded((double) part / whole);
  }

  static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
