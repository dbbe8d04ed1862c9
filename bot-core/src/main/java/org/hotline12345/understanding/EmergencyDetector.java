package org.hotline12345.understanding;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hears emergencies (110, 119, 120, 122) by rules alone. Needs no model, index or database, so it
 * works when they do not. Deterministic, immutable, thread-safe; tens of microseconds an utterance.
 *
 * <p>Rules are data in {@code emergency.tsv}: rows {@code unless} speak against every rule
 * (hypothetical, past, asked about, figurative), rows {@code now} overrule them (正在, 快来, 救命), the
 * other rows name the number to call.
 */
public final class EmergencyDetector {

  private static final Pattern LIFE =
      Pattern.compile("不想.{0,2}活|活不下去|自杀|轻生|跳(楼|河|江)|割腕|上吊|寻死|寻短见|死了算|遗书|活着没");

  private final List<RuleTable.Rule> calls;
  private final List<RuleTable.Rule> against;
  private final List<RuleTable.Rule> now;
  private final SoundAlikes sounds;

  /** With the rules that ship with the program. */
  public EmergencyDetector() {
    this(RuleTable.load("emergency.tsv"));
  }

  EmergencyDetector(List<RuleTable.Rule> rules) {
    against = rules.stream().filter(r -> r.kind().equals("unless")).toList();
    now = rules.stream().filter(r -> r.kind().equals("now")).toList();
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
