package org.hotline12345.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The articles' repository: the truth that every index is derived from. An article has a head, the
 * version editors work on, and perhaps a live version, the one citizens are answered from.
 * Thread-safe.
 */
public interface Articles extends Served {

  /** The head of an article. */
  Optional<KnowledgeArticle> find(String id);

  /** One version as it was. */
  Optional<KnowledgeArticle> find(String id, int version);

  /** The head with how it stands. */
  Optional<Standing> standing(String id);

  /** {@inheritDoc} One lookup by primary key. */
  @Override
  boolean servable(String id, int version, LocalDate day);

  /**
   * Stores a new version as the head and gives it the next revision. What happens to the live
   * version is the act's: one that publishes makes the new version live from {@code
   * step.liveFrom()} on, one that ends leaves none, others leave it as it is.
   *
   * @param article in the state it has after the step
   * @param expectedVersion the version the editor saw, 0 for a new article
   * @throws StaleArticleException when somebody else saved in between
   */
  KnowledgeArticle save(KnowledgeArticle article, int expectedVersion, ArticleStep step);

  /** Stores words that go through no desk, with the step their state speaks of. */
  default KnowledgeArticle save(
      KnowledgeArticle article, int expectedVersion, String editor, Instant at, String note) {
    ArticleAct act =
        switch (article.state()) {
          case DRAFT -> expectedVersion == 0 ? ArticleAct.CREATE : ArticleAct.EDIT;
          case IN_REVIEW -> ArticleAct.PROPOSE;
          case PUBLISHED -> ArticleAct.IMPORT;
          case WITHDRAWN -> ArticleAct.WITHDRAW;
          case EXPIRED -> ArticleAct.EXPIRE;
        };
    return save(article, expectedVersion, new ArticleStep(act, editor, at, note));
  }

  /** Makes live what was planned to be by now; how many that were. */
  int startPlanned(Instant now);

  /** Live versions whose validity ended before the day. */
  List<KnowledgeArticle> outlived(LocalDate day);

  /** Ends a live version while the head goes on as it is, and gives the article a revision. */
  void endLive(String id, Instant at);

  /** Who wrote since the last version that was published, whatever became of it. */
  Set<String> authorsSincePublished(String id);

  /**
   * What the index must follow after {@code revision}, oldest change first: each changed article's
   * live version, or its head, which is not published, when there is none. The revision an article
   * bears here is that of its change.
   */
  List<KnowledgeArticle> changedSince(long revision, int limit);

  /** The last revision given, 0 when empty. */
  long revision();

  /** Stands for which versions are live: as long as it is the same, they are. */
  String liveMark(Instant now);

  /** Heads matching the filter, latest change first. */
  List<KnowledgeArticle> list(Filter filter);

  /** Like {@link #list}, with how each stands. */
  List<Standing> latest(Filter filter);

  /** How many heads match, whatever the filter's offset and limit. */
  int count(Filter filter);

  /**
   * What waits for editors and reviewers.
   *
   * @param today live versions to be reviewed by then are due
   * @param soon live versions that hold no longer than that are expiring
   * @param limit at most so many of each kind
   */
  WorkList work(LocalDate today, LocalDate soon, int limit);

  /** Every version of an article, latest first. */
  List<Version> history(String id);

  /**
   * Every version that was live at an instant, ordered by id. Close the stream.
   *
   * @param at in the past; for the present it is what citizens are answered from
   */
  Stream<KnowledgeArticle> liveAt(Instant at);

  /** Whether a version is live or once was, by {@code now}. */
  boolean everLive(String id, int version, Instant now);

  /** The latest version that was ever live by {@code now}. */
  Optional<KnowledgeArticle> lastLive(String id, Instant now);

  /** Ids of articles whose live version answers the question, but for question marks and blanks. */
  List<String> liveAsking(String question);

  /**
   * @param text part of title, question or id, upper and lower case alike; null for all
   * @param state null for all
   */
  record Filter(
      @Nullable String text,
      @Nullable ArticleState state,
      @Nullable String department,
      int offset,
      int limit) {
    /** Every article. */
    public static Filter all() {
      return new Filter(null, null, null, 0, Integer.MAX_VALUE);
    }
  }

  /**
   * Who made which version, when and why.
   *
   * @param liveFrom from when on citizens were answered from it, null when never; may lie ahead
   * @param liveUntil until when, null when never or still
   */
  record Version(
      KnowledgeArticle article,
      ArticleAct act,
      String editor,
      Instant at,
      String note,
      @Nullable Instant liveFrom,
      @Nullable Instant liveUntil) {}

  /**
   * How an article stands.
   *
   * @param head the version editors work on, and how it came about
   * @param author who wrote its words last
   * @param liveVersion the version citizens are answered from, null when none
   * @param live the live version's dates, null when none
   */
  record Standing(
      Version head, String author, @Nullable Integer liveVersion, @Nullable Dates live) {}

  /** The dates of a live version. */
  record Dates(LocalDate validFrom, @Nullable LocalDate validTo, @Nullable LocalDate reviewBy) {}
}
