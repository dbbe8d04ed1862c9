package org.hotline12345.knowledge;

import java.time.Instant;
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

  /** Every version of an article, latest first. */
  List<Version> history(String id);

  /**
   * @param text part of title, question or id; null for all
   * @param state null for all
   */
  record Filter(
      @Nullable String text,
      @Nullable ArticleState state,
      @Nullable String department,
      int offset,
      int limit) {}

  /** Who made which version, when and why. */
  record Version(KnowledgeArticle article, String editor, Instant at, String note) {}
}
