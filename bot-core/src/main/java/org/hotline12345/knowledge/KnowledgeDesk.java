package org.hotline12345.knowledge;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hotline12345.durability.Transactions;

/**
 * What editors and reviewers do with articles. Every change is a new version, is forced to disk,
 * and is searchable (or no longer) when the call returns. Thread-safe.
 *
 * <p>Changes throw {@link StaleArticleException} when somebody else saved in between, and {@link
 * java.io.UncheckedIOException} when they are stored but the index could not be written.
 */
public final class KnowledgeDesk {
  private final Articles articles;
  private final Transactions transactions;
  private final IndexKeeper keeper;
  private final Clock clock;

  public KnowledgeDesk(
      Articles articles, Transactions transactions, IndexKeeper keeper, Clock clock) {
    this.articles = articles;
    this.transactions = transactions;
    this.keeper = keeper;
    this.clock = clock;
  }

  /**
   * Stores a new article as a draft.
   *
   * @throws ArticleExistsException when the id is taken
   * @throws InvalidArticleException listing all that is wrong
   */
  public KnowledgeArticle create(KnowledgeArticle article, String editor, String note) {
    if (articles.find(article.id()).isPresent()) {
      throw new ArticleExistsException(article.id());
    }
    return save(article.withState(ArticleState.DRAFT), 0, editor, note);
  }

  /**
   * Stores an article's new words in the state it has: a published one stays published and is
   * answered from at once, so only let those edit it who may publish.
   *
   * @param expectedVersion the version the editor saw
   * @throws NoSuchArticleException when there is none of that id
   * @throws InvalidArticleException listing all that is wrong
   */
  public KnowledgeArticle edit(
      KnowledgeArticle article, int expectedVersion, String editor, String note) {
    ArticleState state = require(article.id()).state();
    return save(article.withState(state), expectedVersion, editor, note);
  }

  /** Lets citizens be answered from the article. */
  public KnowledgeArticle publish(String id, String editor, String note) {
    return move(id, ArticleState.PUBLISHED, editor, note);
  }

  /** Takes the article down. */
  public KnowledgeArticle withdraw(String id, String editor, String note) {
    return move(id, ArticleState.WITHDRAWN, editor, note);
  }

  /** Offers a draft for review. */
  public KnowledgeArticle submit(String id, String editor, String note) {
    return move(id, ArticleState.IN_REVIEW, editor, note);
  }

  /**
   * Stores articles read from files, each published; those that are there with other words get a
   * new version. All or none.
   *
   * @throws InvalidArticleException listing all that is wrong with the first wrong one
   */
  public ImportSummary importAll(List<KnowledgeArticle> read, String editor, String note) {
    ImportSummary summary =
        transactions.durably(
            () ->
                read.stream()
                    .map(article -> importOne(article, editor, note))
                    .reduce(ImportSummary.NOTHING, ImportSummary::plus));
    keeper.catchUp();
    return summary;
  }

  /** The current version. */
  public Optional<KnowledgeArticle> find(String id) {
    return articles.find(id);
  }

  /** Every version, latest first; empty when there is no such article. */
  public List<Articles.Version> history(String id) {
    return articles.history(id);
  }

  private ImportSummary importOne(KnowledgeArticle article, String editor, String note) {
    ArticleCheck.require(article);
    Optional<KnowledgeArticle> present = articles.find(article.id());
    if (present.isPresent() && StarterKnowledge.sameWords(present.get(), article)) {
      return new ImportSummary(0, 0, 1, 0);
    }
    int version = present.map(KnowledgeArticle::version).orElse(0);
    articles.save(article, version, editor, clock.instant(), note);
    return version == 0 ? new ImportSummary(1, 0, 0, 0) : new ImportSummary(0, 1, 0, 0);
  }

  private KnowledgeArticle move(String id, ArticleState state, String editor, String note) {
    KnowledgeArticle article = require(id);
    return save(article.withState(state), article.version(), editor, note);
  }

  private KnowledgeArticle save(
      KnowledgeArticle article, int expectedVersion, String editor, String note) {
    ArticleCheck.require(article);
    KnowledgeArticle stored =
        transactions.durably(
            () -> articles.save(article, expectedVersion, editor, clock.instant(), note));
    keeper.catchUp();
    return stored;
  }

  private KnowledgeArticle require(String id) {
    return articles.find(id).orElseThrow(() -> new NoSuchArticleException(id));
  }
}
