package org.hotline12345.channels.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.understanding.Normalizer;
import org.jspecify.annotations.Nullable;

/** {@code eval facts}: the facts found in single messages, beside what simple patterns find. */
public final class FactsEvaluation {
  private static final List<String> KEYS =
      List.of(
          "place",
          "placeText",
          "time",
          "timeResolved",
          "phone",
          "name",
          "amount",
          "plate",
          "orderNumber",
          "company",
          "points",
          "confidential",
          "people",
          "vulnerable",
          "urgency",
          "idCard",
          "bankCard");

  /** Left out of a case where unclear: finding it there is no fault. */
  private static final Set<String> OFTEN_UNCLEAR = Set.of("urgency", "people");

  private static final Set<String> IN_WORDS = Set.of("placeText", "time", "company", "name");
  private static final int WARM_UP = 3;

  private final FactExtractor extractor;
  private final Gazetteer gazetteer;

  public FactsEvaluation(FactExtractor extractor, Gazetteer gazetteer) {
    this.extractor = extractor;
    this.gazetteer = gazetteer;
  }

  /**
   * Scores all cases of a file.
   *
   * @param noise what is done to a message first
   * @param wrongs whether to list what went wrong
   * @throws IllegalArgumentException naming what is wrong with the file
   */
  public Scores run(Path file, Function<String, String> noise, boolean wrongs) {
    List<FactsCase> cases = CaseLines.read(file, FactsCase.class);
    List<Judged> judged = new ArrayList<>();
    List<Judged> naive = new ArrayList<>();
    NaiveFacts patterns = new NaiveFacts(gazetteer);
    for (int i = 0; i < WARM_UP; i++) {
      cases.forEach(one -> extractor.extract(one.text()));
    }
    long[] nanos = new long[cases.size()];
    for (int i = 0; i < cases.size(); i++) {
      String text = noise.apply(cases.get(i).text());
      long begin = System.nanoTime();
      var found = extractor.extract(text);
      nanos[i] = System.nanoTime() - begin;
      judged.add(new Judged(cases.get(i), FactValues.of(found)));
      naive.add(new Judged(cases.get(i), patterns.find(text)));
    }
    Arrays.sort(nanos);
    return new Scores(
        cases.size(),
        micros(nanos, 0.5),
        micros(nanos, 0.95),
        score(judged, one -> true),
        score(judged, one -> one.tagged("long")),
        score(judged, one -> one.tagged("noise")),
        score(naive, one -> true),
        wrongs ? judged.stream().flatMap(one -> wrongs(one).stream()).toList() : null);
  }

  private static double micros(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))]
        / 1000.0;
  }

  private static Map<String, FactsTally.Score> score(
      List<Judged> judged, Predicate<FactsCase> which) {
    Map<String, FactsTally.Score> scores = new LinkedHashMap<>();
    for (String key : KEYS) {
      FactsTally tally = new FactsTally();
      judged.stream()
          .filter(one -> which.test(one.expected()))
          .forEach(one -> judge(one, key, tally));
      FactsTally.Score score = tally.score();
      if (score.n() + score.found() > 0) {
        scores.put(key, score);
      }
    }
    return scores;
  }

  private static void judge(Judged one, String key, FactsTally tally) {
    FactsCase expected = one.expected();
    List<String> found = one.found().getOrDefault(key, List.of());
    if (key.equals("points") || key.equals("vulnerable")) {
      judgeList(expected.list(key), found, key, tally);
      return;
    }
    boolean told = expected.tells(key);
    List<String> right = expected.right(key);
    if (found.isEmpty()) {
      if (told) {
        tally.missed();
      }
      return;
    }
    String value = found.getFirst();
    if (right.stream().anyMatch(r -> same(key, r, value)) && !expected.isDecoy(key, value)) {
      tally.right();
    } else if (told) {
      tally.wrong();
      tally.missed();
    } else if (!OFTEN_UNCLEAR.contains(key)) {
      tally.wrong();
    }
  }

  private static void judgeList(
      List<String> right, List<String> found, String key, FactsTally tally) {
    List<String> left = new ArrayList<>(found);
    for (String one : right) {
      boolean hit = false;
      for (int i = 0; i < left.size() && !hit; i++) {
        if (key.equals("points") ? overlap(one, left.get(i)) : one.equals(left.get(i))) {
          left.remove(i);
          hit = true;
        }
      }
      if (hit) {
        tally.right();
      } else {
        tally.missed();
      }
    }
    left.forEach(surplus -> tally.wrong());
  }

  private static boolean same(String key, String right, String found) {
    if (!IN_WORDS.contains(key)) {
      return right.equals(found);
    }
    return right.contains(found)
        || found.contains(right)
        || 2 * common(right, found) >= Math.max(right.length(), found.length());
  }

  /** One holds the other, or at least half of the longer one is shared in one piece. */
  private static boolean overlap(String right, String found) {
    if (right.contains(found) || found.contains(right)) {
      return Math.min(right.length(), found.length()) >= 2;
    }
    int shared = common(right, found);
    return 2 * shared >= Math.max(right.length(), found.length());
  }

  private static int common(String a, String b) {
    int[] row = new int[b.length() + 1];
    int longest = 0;
    for (int i = 1; i <= a.length(); i++) {
      for (int j = b.length(); j >= 1; j--) {
        row[j] = a.charAt(i - 1) == b.charAt(j - 1) ? row[j - 1] + 1 : 0;
        longest = Math.max(longest, row[j]);
      }
    }
    return longest;
  }

  private static List<Wrong> wrongs(Judged one) {
    List<Wrong> wrongs = new ArrayList<>();
    for (String key : KEYS) {
      FactsTally tally = new FactsTally();
      judge(one, key, tally);
      FactsTally.Score score = tally.score();
      if (score.f1() < 1) {
        List<String> expected =
            key.equals("points") || key.equals("vulnerable")
                ? one.expected().list(key)
                : one.expected().right(key);
        wrongs.add(
            new Wrong(
                Normalizer.plain(one.expected().text()),
                key,
                expected,
                one.found().getOrDefault(key, List.of())));
      }
    }
    return wrongs;
  }

  private record Judged(FactsCase expected, Map<String, List<String>> found) {}

  /** A fact that was found wrongly or not at all. */
  public record Wrong(String text, String fact, List<String> expected, List<String> found) {}

  /**
   * @param baseline what simple patterns find in the same messages
   * @param wrong null unless asked for
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Scores(
      int cases,
      double microsP50,
      double microsP95,
      Map<String, FactsTally.Score> facts,
      Map<String, FactsTally.Score> longMessages,
      Map<String, FactsTally.Score> noisyMessages,
      Map<String, FactsTally.Score> baseline,
      @Nullable List<Wrong> wrong) {}
}
