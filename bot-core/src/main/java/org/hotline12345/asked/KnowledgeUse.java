package org.hotline12345.asked;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hotline12345.asked.AskedQuestions.Use;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.organisation.Department;
import org.hotline12345.organisation.Departments;
import org.jspecify.annotations.Nullable;

/** How the articles are used, and which unit's matters they cover. Thread-safe. */
public final class KnowledgeUse {
  private static final int SOON_DAYS = 60;

  private final AskedQuestions questions;
  private final Articles articles;
  private final Departments departments;
  private final Clock clock;

  /**
   * @param clock the time, in the city's zone
   */
  public KnowledgeUse(
      AskedQuestions questions, Articles articles, Departments departments, Clock clock) {
    this.questions = questions;
    this.articles = articles;
    this.departments = departments;
    this.clock = clock;
  }

  /** An article and its use; {@code title} and {@code department} as they are now. */
  public record Used(KnowledgeArticle article, Use use) {}

  /**
   * @param used articles somebody was answered from, most often first
   * @param never live articles nobody was answered from
   */
  public record Usage(AskedQuestions.Totals totals, List<Used> used, List<KnowledgeArticle> never) {
    public Usage {
      used = List.copyOf(used);
      never = List.copyOf(never);
    }
  }

  /**
   * What a unit has in the knowledge base.
   *
   * @param articles all it owns, in whatever state
   * @param live those a citizen may be answered from today
   * @param hits answers from its articles
   * @param unhelpful answers from them found of no use
   * @param reviewDue live ones whose review day has come
   * @param expiring live ones whose validity ends within {@value #SOON_DAYS} days
   */
  public record Coverage(
      String department,
      int articles,
      int live,
      int hits,
      int unhelpful,
      int reviewDue,
      int expiring) {

    private Coverage plus(Coverage other) {
      return new Coverage(
          department,
          articles + other.articles,
          live + other.live,
          hits + other.hits,
          unhelpful + other.unhelpful,
          reviewDue + other.reviewDue,
          expiring + other.expiring);
    }
  }

  /** How each article was used since then. */
  public Usage usage(Instant since) {
    LocalDate today = LocalDate.now(clock);
    Map<String, KnowledgeArticle> known = new HashMap<>();
    articles.list(Articles.Filter.all()).forEach(a -> known.put(a.id(), a));
    List<Used> used = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Use use : questions.uses(since)) {
      KnowledgeArticle article = known.get(use.articleId());
      if (article != null) {
        seen.add(article.id());
        used.add(new Used(article, use));
      }
    }
    List<KnowledgeArticle> never =
        live(today).values().stream()
            .filter(a -> !seen.contains(a.id()))
            .sorted(
                Comparator.comparing(KnowledgeArticle::department)
                    .thenComparing(KnowledgeArticle::id))
            .toList();
    return new Usage(questions.totals(since), used, never);
  }

  /**
   * Every unit of the city, and whoever else owns an article; those with nothing live first, then
   * by hits.
   */
  public List<Coverage> coverage(Instant since) {
    LocalDate today = LocalDate.now(clock);
    Map<String, Coverage> units = new LinkedHashMap<>();
    departments.all().stream()
        .filter(Department::ofCity)
        .forEach(d -> units.put(d.name(), new Coverage(d.name(), 0, 0, 0, 0, 0, 0)));
    Map<String, Use> uses = new HashMap<>();
    questions.uses(since).forEach(use -> uses.put(use.articleId(), use));
    Map<String, KnowledgeArticle> live = live(today);
    for (KnowledgeArticle head : articles.list(Articles.Filter.all())) {
      Coverage covered = of(head, live.get(head.id()), uses.get(head.id()), today);
      units.merge(head.department(), covered, Coverage::plus);
    }
    return units.values().stream()
        .sorted(
            Comparator.<Coverage, Boolean>comparing(c -> c.live() > 0)
                .thenComparing(Comparator.comparingInt(Coverage::hits).reversed())
                .thenComparing(Coverage::department))
        .toList();
  }

  /** What citizens may be answered from today, by id. */
  private Map<String, KnowledgeArticle> live(LocalDate today) {
    Map<String, KnowledgeArticle> live = new HashMap<>();
    try (Stream<KnowledgeArticle> all = articles.liveAt(clock.instant())) {
      all.filter(a -> a.servableOn(today)).forEach(a -> live.put(a.id(), a));
    }
    return live;
  }

  private static Coverage of(
      KnowledgeArticle head, @Nullable KnowledgeArticle live, @Nullable Use use, LocalDate today) {
    LocalDate reviewBy = live == null ? null : live.reviewBy();
    LocalDate validTo = live == null ? null : live.validTo();
    return new Coverage(
        head.department(),
        1,
        live == null ? 0 : 1,
        use == null ? 0 : use.hits(),
        use == null ? 0 : use.unhelpful(),
        reviewBy != null && !reviewBy.isAfter(today) ? 1 : 0,
        validTo != null && !validTo.isAfter(today.plusDays(SOON_DAYS)) ? 1 : 0);
  }
}
