package org.hotline12345.understanding;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hotline12345.understanding.RouteModel.Opinion;
import org.hotline12345.workorder.DemandType;
import org.jspecify.annotations.Nullable;

/**
 * Tells the route of one utterance: rules kept as data ({@code routes.tsv}), and a learned opinion
 * beside them where there is one. Emergencies are {@link EmergencyDetector}'s. Deterministic,
 * thread-safe.
 */
public final class RouteClassifier {

  /** Without a model, a question or demand must weigh this much to be believed. */
  private static final double ENOUGH = 0.7;

  /** What a rule adds to the model's probability of its route. */
  private static final double RULE = 0.5;

  /** What a unit of weight of the question and order rules adds to the model's probability. */
  private static final double WEIGHT = 0.12;

  /** Below this the words do not tell the route. */
  private static final double LEAST = 0.3;

  private static final Pattern SENTENCE = Pattern.compile("[^,，。!！?？;；]+[,，。!！?？;；]*");

  private static final Route[] GATES = {
    Route.STATUTORY, Route.REFUSED, Route.SUBCENTRE, Route.HANDOFF, Route.PROGRESS, Route.SMALLTALK
  };

  private final List<RuleTable.Rule> rules;
  private final @Nullable RouteModel model;

  /**
   * With the rules that ship with the program.
   *
   * @param model null to go by the rules alone
   */
  public RouteClassifier(@Nullable RouteModel model) {
    this(RuleTable.load("routes.tsv"), model);
  }

  RouteClassifier(List<RuleTable.Rule> rules, @Nullable RouteModel model) {
    this.rules = List.copyOf(rules);
    this.model = model;
  }

  /** The route the words point to. Never null, never throws. */
  public RouteGuess classify(String text) {
    String plain = Normalizer.plain(text);
    double question = weigh("question", plain);
    double order = weigh("order", plain);
    boolean abusive = first("abuse", plain).isPresent();
    Verdict ruled = byRules(plain, question, order, abusive);
    List<Opinion> opinions = model == null ? List.of() : model.opinions(text);
    Verdict verdict =
        model == null ? ruled : weighed(plain, question, order, shares(opinions), opinions);
    return new RouteGuess(
        verdict.route,
        ruled.route,
        verdict.target,
        demandType(plain, opinions),
        question,
        order,
        abusive);
  }

  private static Map<Route, Double> shares(List<Opinion> opinions) {
    Map<Route, Double> shares = new EnumMap<>(Route.class);
    opinions.forEach(o -> shares.merge(o.route(), o.probability(), Double::sum));
    return shares;
  }

  /** The text without the sentences that only insult; all of it when nothing else would be left. */
  public String withoutAbuse(String text) {
    String kept =
        SENTENCE
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .filter(s -> first("abuse", Normalizer.plain(s)).isEmpty())
            .collect(Collectors.joining());
    return kept.isBlank() ? text : kept.strip();
  }

  private record Verdict(Route route, String target) {}

  private Verdict byRules(String plain, double question, double order, boolean abusive) {
    for (Route route : GATES) {
      Optional<RuleTable.Rule> hit = first(route.wireName(), plain);
      if (hit.isPresent()) {
        return new Verdict(route, hit.get().target());
      }
    }
    if (order >= ENOUGH && order >= question) {
      return new Verdict(Route.ORDER, "");
    }
    if (question >= ENOUGH) {
      return new Verdict(Route.QUESTION, "");
    }
    return abusive ? new Verdict(Route.REFUSED, "abuse") : new Verdict(Route.UNCLEAR, "");
  }

  /** Rules and model together: each adds what it knows, the most wins. */
  private Verdict weighed(
      String plain,
      double question,
      double order,
      Map<Route, Double> shares,
      List<Opinion> opinions) {
    Map<Route, Double> scores = new EnumMap<>(shares);
    Map<Route, String> targets = new EnumMap<>(Route.class);
    for (Route route : GATES) {
      first(route.wireName(), plain)
          .ifPresent(
              rule -> {
                scores.merge(route, RULE, Double::sum);
                targets.put(route, rule.target());
              });
    }
    scores.merge(Route.QUESTION, WEIGHT * Math.min(question, 3), Double::sum);
    scores.merge(Route.ORDER, WEIGHT * Math.min(order, 3), Double::sum);
    Map.Entry<Route, Double> best =
        scores.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    if (best.getValue() < LEAST) {
      return new Verdict(Route.UNCLEAR, "");
    }
    Route route = best.getKey();
    return new Verdict(
        route, targets.getOrDefault(route, route == Route.ORDER ? "" : likeliest(route, opinions)));
  }

  private static String likeliest(Route route, List<Opinion> opinions) {
    return opinions.stream()
        .filter(o -> o.route() == route)
        .findFirst()
        .map(Opinion::target)
        .filter(target -> !target.equals("-"))
        .orElse("");
  }

  private double weigh(String kind, String plain) {
    return rules.stream()
        .filter(r -> r.kind().equals(kind) && r.matches(plain))
        .mapToDouble(RuleTable.Rule::weight)
        .sum();
  }

  private Optional<RuleTable.Rule> first(String kind, String plain) {
    return rules.stream().filter(r -> r.kind().equals(kind) && r.matches(plain)).findFirst();
  }

  /**
   * The strongest rule names the kind of demand, else the model does, else it is a plea for help.
   */
  private DemandType demandType(String plain, List<Opinion> opinions) {
    return rules.stream()
        .filter(r -> r.kind().equals("order") && r.matches(plain))
        .findFirst()
        .map(RuleTable.Rule::target)
        .or(() -> Optional.of(likeliest(Route.ORDER, opinions)))
        .flatMap(
            label ->
                Arrays.stream(DemandType.values()).filter(t -> t.label().equals(label)).findFirst())
        .orElse(DemandType.HELP);
  }
}
