package org.hotline12345.channels.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hotline12345.knowledge.KeptQuestion;
import org.hotline12345.knowledge.StarterKnowledge;

/**
 * The questions a recogniser should know, likeliest first, because it can bear some only: those
 * that editors kept, the latest first; then one of each article, the shortest, then a second one of
 * each, and so on. What cannot be said in one breath is left out. What editors change counts within
 * a minute. Thread-safe.
 */
final class LikelyQuestions implements Supplier<List<String>> {
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final Pattern NOT_SAID = Pattern.compile("[^\\p{IsHan}]");
  private static final int SHORTEST = 2;
  private static final int LONGEST = 14;

  private final Supplier<List<KeptQuestion>> kept;
  private final Clock clock;
  private volatile Known known = new Known(Instant.MIN, List.of());

  private record Known(Instant at, List<String> questions) {}

  LikelyQuestions(Supplier<List<KeptQuestion>> kept, Clock clock) {
    this.kept = kept;
    this.clock = clock;
  }

  @Override
  public List<String> get() {
    Instant now = clock.instant();
    Known last = known;
    if (last.at().equals(Instant.MIN) || now.isAfter(last.at().plus(FRESH))) {
      last = new Known(now, inOrder(kept.get()));
      known = last;
    }
    return last.questions();
  }

  static List<String> inOrder(List<KeptQuestion> all) {
    List<KeptQuestion> sayable = all.stream().filter(LikelyQuestions::sayable).toList();
    List<String> likely =
        new ArrayList<>(
            sayable.stream()
                .filter(question -> !shipped(question))
                .sorted(Comparator.comparing(KeptQuestion::at).reversed())
                .map(KeptQuestion::question)
                .toList());
    Map<String, Integer> rounds = new HashMap<>();
    Map<KeptQuestion, Integer> round = new LinkedHashMap<>();
    List<KeptQuestion> shipped =
        sayable.stream()
            .filter(LikelyQuestions::shipped)
            .sorted(
                Comparator.comparingInt((KeptQuestion question) -> question.question().length())
                    .thenComparing(KeptQuestion::question))
            .toList();
    shipped.forEach(q -> round.put(q, rounds.merge(q.relevant().getFirst(), 1, Integer::sum)));
    round.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(entry -> entry.getKey().question())
        .forEach(likely::add);
    return List.copyOf(likely);
  }

  private static boolean shipped(KeptQuestion question) {
    return question.addedBy().equals(StarterKnowledge.EDITOR);
  }

  private static boolean sayable(KeptQuestion question) {
    int length = NOT_SAID.matcher(question.question()).replaceAll("").length();
    return length >= SHORTEST && length <= LONGEST;
  }
}
