package org.hotline12345.channels.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hotline12345.channels.evaluation.RouteScores.Decided;
import org.hotline12345.dialogue.DialogueEngine;
import org.hotline12345.dialogue.DialogueEngine.Routed;
import org.jspecify.annotations.Nullable;

/** {@code eval route}: the first decision on single utterances. */
public final class RouteEvaluation {
  private static final int WARM_UP = 200;

  private final RouteDeciders deciders;

  /** The engine alone. */
  public RouteEvaluation(DialogueEngine engine) {
    this(RouteDeciders.engine(engine));
  }

  public RouteEvaluation(RouteDeciders deciders) {
    this.deciders = deciders;
  }

  /**
   * Scores all cases of a file.
   *
   * @throws IllegalArgumentException naming what is wrong with the file
   */
  public Scores run(Path file) {
    List<RouteCase> cases = RouteCase.read(file);
    Map<String, RouteScores> scores = new LinkedHashMap<>();
    List<Wrong> wrong = List.of();
    for (var decider : deciders.byName().entrySet()) {
      // The first decisions pay for the compiler; they are made twice and timed once.
      RouteScores.decide(cases.subList(0, Math.min(WARM_UP, cases.size())), decider.getValue());
      Timed timed = timed(cases, decider.getValue());
      scores.put(decider.getKey(), RouteScores.of(timed.decided, timed.micros));
      if (decider.getKey().equals(RouteDeciders.ENGINE)) {
        wrong = timed.decided.stream().filter(d -> !d.right()).map(Wrong::of).toList();
      }
    }
    RouteScores engine = scores.get(RouteDeciders.ENGINE);
    scores.remove(RouteDeciders.ENGINE);
    return new Scores(engine, scores.isEmpty() ? null : scores, wrong);
  }

  private record Timed(List<Decided> decided, double micros) {}

  private static Timed timed(List<RouteCase> cases, Function<String, Routed> decider) {
    long began = System.nanoTime();
    List<Decided> decided = RouteScores.decide(cases, decider);
    return new Timed(decided, (System.nanoTime() - began) / 1000.0 / cases.size());
  }

  /**
   * @param engine scores of the production engine
   * @param baselines the same of other ways, by name; null when not asked for
   * @param wrong cases with a wrong route or target
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Scores(
      @JsonUnwrapped @Nullable RouteScores engine,
      @Nullable Map<String, RouteScores> baselines,
      List<Wrong> wrong) {}

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
