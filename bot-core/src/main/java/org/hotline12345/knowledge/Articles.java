package org.hotline12345.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The articles' repository: the truth that every index is derived from. Thread-safe. */
public interface Articles {

  /** The current version of an article. */
  Optional<KnowledgeArticle> find(String id);

  /** One version as it was. */
  Optional<KnowledgeArticle> find(String id, int version);

  /**
   * Whether that very version is current, published and valid on the day: asked before a citizen is
   * answered from something found in an index. One lookup by primary key.
   */
  boolean servable(String id, int version, LocalDate day);

  /**
   * Stores a new version and gives it the next revision.
   *
   * @param expectedVersion the version the editor saw, 0 for a new article
   * @throws StaleArticleException when somebody else saved in between
   */
  KnowledgeArticle save(
      KnowledgeArticle article, int expectedVersion, String editor, Instant at, String note);

  /** Current versions changed after {@code revision}, oldest change first. */
  List<KnowledgeArticle> changedSince(long revision, int limit);

  /** The last revision given, 0 when empty. */
  long revision();

  /** Current versions matching the filter, latest change first. */
  List<KnowledgeArticle> list(Filter filter);

  /** Like {@link #list}, with who saved each and when. */
  List<Version> latest(Filter filter);

  /** How many current versions match, whatever the filter's offset and limit. */
  int count(Filter filter);

  /** Every version of an article, latest first. */
  List<Version> history(String id);

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

  /** Who made which version, when and why. */
  record Version(KnowledgeArticle article, String editor, Instant at, String note) {}
}
