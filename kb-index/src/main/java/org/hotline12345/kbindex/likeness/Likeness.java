package org.hotline12345.kbindex.likeness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hotline12345.knowledge.KnowledgeArticle;

/**
 * Compares an article with many others. The others are found by rare common runs of characters, so
 * that a comparison costs little however many there are. For one thread.
 */
public final class Likeness {
  private static final int RUN = 4;

  /** One run in so many is kept for finding; the comparison itself uses all. */
  private static final int SAMPLE = 2;

  private static final int LEAST_COMMON = 2;
  private static final int CANDIDATES = 20;
  private static final int TOLD = 5;
  private static final double DUPLICATE = 0.8;

  /** How alike two sentences must be to speak of the same, by how near their articles are. */
  private static final double SAME_SENTENCE = 0.8;

  private static final double SAME_SENTENCE_NEAR = 0.42;
  private static final int LONG_SENTENCE = 14;
  private static final double SAME_MATTER = 0.5;

  private final List<Known> known = new ArrayList<>();
  private final Map<String, Integer> byId = new HashMap<>();
  private final Map<Integer, List<Integer>> byRun = new HashMap<>();
  private final Map<String, List<Integer>> byQuestion = new HashMap<>();

  private record Known(
      KnowledgeArticle article, Set<Integer> runs, List<Set<Integer>> matters, List<Claim> claims) {

    static Known of(KnowledgeArticle article) {
      List<Set<Integer>> matters = new ArrayList<>();
      matters.add(Grams.of(Grams.essence(article.title()), 2));
      article.questions().forEach(q -> matters.add(Grams.of(Grams.essence(q), 2)));
      return new Known(
          article, Grams.of(Grams.essence(article.body()), RUN), matters, Claim.in(article.body()));
    }
  }

  /** Adds an article to compare with; one of the same id takes its place. */
  public void add(KnowledgeArticle article) {
    Known added = Known.of(article);
    int index = known.size();
    known.add(added);
    byId.put(article.id(), index);
    for (int run : added.runs()) {
      if (Math.floorMod(run, SAMPLE) == 0) {
        byRun.computeIfAbsent(run, r -> new ArrayList<>(1)).add(index);
      }
    }
    for (String question : article.questions()) {
      byQuestion.computeIfAbsent(Grams.essence(question), q -> new ArrayList<>(1)).add(index);
    }
  }

  /**
   * What an article has in common with those added, itself (by its id) left out.
   *
   * @param near ids of articles known from elsewhere to treat of the same matter
   */
  public Resemblance of(KnowledgeArticle article, Set<String> near) {
    Known here = Known.of(article);
    Set<Integer> asked = new HashSet<>();
    article
        .questions()
        .forEach(q -> asked.addAll(byQuestion.getOrDefault(Grams.essence(q), List.of())));
    List<Duplicate> duplicates = new ArrayList<>();
    List<Conflict> conflicts = new ArrayList<>();
    for (int index : candidates(here, asked, near)) {
      Known there = known.get(index);
      if (there.article().id().equals(article.id())
          || !byId.getOrDefault(there.article().id(), -1).equals(index)) {
        continue;
      }
      boolean sameQuestion = asked.contains(index);
      double alike = sameQuestion ? 1 : Grams.dice(here.runs(), there.runs());
      if (alike >= DUPLICATE) {
        duplicates.add(new Duplicate(there.article().id(), there.article().title(), alike));
      }
      boolean sameMatter =
          sameQuestion || near.contains(there.article().id()) || sameMatter(here, there);
      conflicts(here, there, sameMatter, conflicts);
    }
    duplicates.sort(Comparator.comparingDouble(Duplicate::likeness).reversed());
    return new Resemblance(
        duplicates.stream().limit(TOLD).toList(), conflicts.stream().limit(TOLD).toList());
  }

  /** What two copies of one article say differently: those added are compared whatever their id. */
  public List<Conflict> contradictions(KnowledgeArticle article) {
    Known here = Known.of(article);
    List<Conflict> conflicts = new ArrayList<>();
    known.forEach(there -> conflicts(here, there, true, conflicts));
    return conflicts;
  }

  private List<Integer> candidates(Known here, Set<Integer> asked, Set<String> near) {
    Map<Integer, Integer> common = new HashMap<>();
    for (int run : here.runs()) {
      if (Math.floorMod(run, SAMPLE) == 0) {
        byRun.getOrDefault(run, List.of()).forEach(index -> common.merge(index, 1, Integer::sum));
      }
    }
    Set<Integer> found = new java.util.LinkedHashSet<>(asked);
    near.stream().map(byId::get).filter(java.util.Objects::nonNull).forEach(found::add);
    common.entrySet().stream()
        .filter(entry -> entry.getValue() >= LEAST_COMMON)
        .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
        .limit(CANDIDATES)
        .map(Map.Entry::getKey)
        .forEach(found::add);
    return List.copyOf(found);
  }

  private static boolean sameMatter(Known here, Known there) {
    return here.matters().stream()
        .anyMatch(
            mine ->
                there.matters().stream().anyMatch(their -> Grams.dice(mine, their) >= SAME_MATTER));
  }

  private static void conflicts(
      Known here, Known there, boolean sameMatter, List<Conflict> conflicts) {
    for (Claim mine : here.claims()) {
      Claim best = null;
      double nearest = 0;
      for (Claim their : there.claims()) {
        double alike = Grams.dice(mine.grams(), their.grams());
        if (alike > nearest) {
          nearest = alike;
          best = their;
        }
      }
      boolean same =
          sameMatter
              ? nearest >= SAME_SENTENCE_NEAR
              : nearest >= SAME_SENTENCE && mine.length() >= LONG_SENTENCE;
      if (best != null && same && mine.contradicts(best)) {
        conflicts.add(
            new Conflict(
                there.article().id(), there.article().title(), mine.sentence(), best.sentence()));
      }
    }
  }
}
