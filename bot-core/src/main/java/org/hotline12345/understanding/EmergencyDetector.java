package org.hotline12345.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hotline12345.understanding.RouteModel.Opinion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears emergencies (110, 119, 120, 122): by rules, which need no model, index or database and so
 * work when those do not, and by a learned opinion beside them where there is one. Deterministic,
 * immutable, thread-safe; rules alone take tens of microseconds an utterance, the model some
 * milliseconds.
 *
 * <p>Rules are data in {@code emergency.tsv}: rows {@code unless} speak against every rule
 * (hypothetical, past, asked about, figurative), rows {@code now} overrule them (正在, 快来, 救命), rows
 * {@code over} (found again, thanks) speak against everything but rows {@code sure}, the other rows
 * name the number to call. Rows {@code sure} are final. The model may add what no rule knows, and
 * may take away what another row heard when it is certain that nothing is happening.
 */
public final class EmergencyDetector {

  private static final Logger log = LoggerFactory.getLogger(EmergencyDetector.class);

  /**
   * Without a rule the model must be this sure: what it adds is worth more than what it imagines.
   */
  private static final double ADD = 0.2;

  /** From here on the model alone is as good as a rule. */
  private static final double SURE = 0.9;

  /** The same for a few characters, which tell the model little. */
  private static final double ADD_TO_FEW = 0.75;

  private static final int FEW = 5;

  /** Right after an emergency was told of, so much is enough: people go on with it. */
  private static final double GOES_ON = 0.15;

  /** Words that are heard together with the ones before them may have so many characters. */
  private static final int SHORT = 20;

  private static final int SHORT_BEFORE = 60;

  /** For a part of a long text the model must be this sure. */
  private static final double CERTAIN = 0.99;

  /** By its words a part must be this likely before the model is asked for its meaning too. */
  private static final double NEAR = 0.3;

  private static final int LONG = 28;
  private static final int CLAUSES = 3;
  private static final int MOST_PARTS = 16;
  private static final Pattern CLAUSE_END = Pattern.compile("[,，。！!？?；;\\s]+");

  /** Against a rule the model must leave no more than this to an emergency. */
  private static final double VETO = 0.12;

  private static final Pattern LIFE =
      Pattern.compile("不想.{0,2}活|活不下去|自杀|轻生|跳(楼|河|江)|割腕|上吊|寻死|寻短见|死了算|遗书|活着没");

  private final List<RuleTable.Rule> calls;
  private final List<RuleTable.Rule> against;
  private final List<RuleTable.Rule> now;
  private final List<RuleTable.Rule> over;
  private final SoundAlikes sounds;
  private final @Nullable RouteModel model;

  /** With the rules that ship with the program alone. */
  public EmergencyDetector() {
    this(null);
  }

  /**
   * With the rules that ship with the program.
   *
   * @param model null to go by the rules alone
   */
  public EmergencyDetector(@Nullable RouteModel model) {
    this(RuleTable.load("emergency.tsv"), model);
  }

  EmergencyDetector(List<RuleTable.Rule> rules, @Nullable RouteModel model) {
    this.model = model;
    against = rules.stream().filter(r -> r.kind().equals("unless")).toList();
    now = rules.stream().filter(r -> r.kind().equals("now")).toList();
    over = rules.stream().filter(r -> r.kind().equals("over")).toList();
    calls = rules.stream().filter(r -> Pattern.matches("\\d{3}", r.target())).toList();
    sounds =
        new SoundAlikes(
            rules.stream()
                .filter(r -> r.kind().equals("sound"))
                .map(r -> r.pattern().pattern())
                .toList());
  }

  /** The emergency in the text, empty when there is none. Never throws. */
  public Optional<Emergency> detect(String text) {
    Optional<Emergency> ruled = byRules(text);
    RouteModel learned = model;
    if (learned == null || ruled.filter(e -> e.reason().equals("sure")).isPresent()) {
      return ruled;
    }
    if (isOver(text)) {
      return Optional.empty();
    }
    List<Opinion> opinions = asked(() -> learned.emergencies(text));
    if (opinions.isEmpty()) {
      return ruled;
    }
    if (probability(opinions) < ADD && text.length() >= LONG) {
      // One sentence of danger is lost among many of talk; heard alone it must be certain.
      opinions = alone(learned, text).orElse(opinions);
    }
    double emergency = probability(opinions);
    if (emergency < (text.length() <= FEW && ruled.isEmpty() ? ADD_TO_FEW : ADD)) {
      return emergency <= VETO ? Optional.empty() : ruled;
    }
    String alone = emergency >= SURE ? "certain" : "model";
    return Optional.of(heard(text, opinions, ruled.isPresent() ? "both" : alone));
  }

  /**
   * The emergency in words that tell of none by themselves, from what was said before them: empty
   * when there is none, or without a model. Never throws. To be asked after {@link #detect}.
   *
   * @param before the same person's last words
   * @param told whether an emergency was heard in them; then the text goes on with it more easily,
   *     else both together must be certain
   */
  public Optional<Emergency> detectAfter(String before, boolean told, String text) {
    RouteModel learned = model;
    boolean apart = before.isEmpty() || before.length() > SHORT_BEFORE || text.length() > SHORT;
    if (learned == null || (apart && !told) || isOver(text)) {
      return Optional.empty();
    }
    String words = told ? text : before + "，" + text;
    return Optional.of(asked(() -> learned.emergencies(words)))
        .filter(opinions -> probability(opinions) >= (told ? GOES_ON : SURE))
        .map(opinions -> heard(words, opinions, "goes on"));
  }

  private boolean isOver(String text) {
    String plain = Normalizer.plain(text);
    return over.stream().anyMatch(r -> r.matches(plain));
  }

  private static Emergency heard(String text, List<Opinion> opinions, String reason) {
    String target =
        opinions.stream()
            .filter(o -> o.route() == Route.EMERGENCY)
            .findFirst()
            .map(Opinion::target)
            .orElseThrow();
    return new Emergency(target, reason, LIFE.matcher(Normalizer.plain(text)).find());
  }

  private static double probability(List<Opinion> opinions) {
    return opinions.stream()
        .filter(o -> o.route() == Route.EMERGENCY)
        .mapToDouble(Opinion::probability)
        .sum();
  }

  /**
   * What the model hears in the most alarming part of a text, empty when it is not certain. Words
   * alone choose the part: asking for the meaning of each would take as long as all else together.
   */
  private static Optional<List<Opinion>> alone(RouteModel model, String text) {
    String worst = "";
    double most = NEAR;
    for (String part : parts(text)) {
      double byWords = probability(asked(() -> model.emergenciesByWords(part)));
      if (byWords >= most) {
        most = byWords;
        worst = part;
      }
    }
    return Optional.of(worst)
        .filter(part -> !part.isEmpty())
        .map(part -> asked(() -> model.emergencies(part)))
        .filter(heard -> probability(heard) >= CERTAIN);
  }

  /** Runs of three clauses, the last ones first, because people come to the point late. */
  private static List<String> parts(String text) {
    List<String> clauses = List.of(CLAUSE_END.split(text));
    List<String> parts = new ArrayList<>();
    for (int end = clauses.size(); end >= CLAUSES && parts.size() < MOST_PARTS; end--) {
      parts.add(String.join("，", clauses.subList(end - CLAUSES, end)));
    }
    return parts;
  }

  /** The rules come first and go on alone when the model fails. */
  private static List<Opinion> asked(Supplier<List<Opinion>> model) {
    try {
      return model.get();
    } catch (RuntimeException e) {
      log.error("the model failed; hearing emergencies by rules alone", e);
      return List.of();
    }
  }

  private Optional<Emergency> byRules(String text) {
    String plain = Normalizer.plain(text);
    Optional<Emergency> asWritten = hear(plain);
    if (asWritten.isPresent()) {
      return asWritten;
    }
    String asMeant = sounds.repair(plain);
    return asMeant.equals(plain) ? Optional.empty() : hear(asMeant);
  }

  private Optional<Emergency> hear(String plain) {
    boolean urgent = now.stream().anyMatch(r -> r.matches(plain));
    if (isOver(plain)) {
      return first(plain, "sure");
    }
    boolean spokenAgainst = against.stream().anyMatch(r -> r.matches(plain));
    if (spokenAgainst && !urgent) {
      return first(plain, "sure");
    }
    return first(plain, "call")
        .or(() -> urgent ? first(plain, "urgent") : Optional.empty())
        .or(() -> first(plain, "sure"));
  }

  private Optional<Emergency> first(String plain, String kind) {
    return calls.stream()
        .filter(r -> r.kind().equals(kind) && r.matches(plain))
        .findFirst()
        .map(r -> new Emergency(r.target(), kind, LIFE.matcher(plain).find()));
  }
}
