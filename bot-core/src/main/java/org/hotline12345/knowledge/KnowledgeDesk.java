package org.hotline12345.knowledge;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hotline12345.durability.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * What editors and reviewers do with articles. Every change is a new version, is forced to disk,
 * and is searchable (or no longer) when the call returns. An edit changes the head only; citizens
 * are answered from the live version until a reviewer who did not write the new words publishes
 * them. Thread-safe.
 *
 * <p>Each change throws {@link NoSuchArticleException} when there is no such article, {@link
 * StaleArticleException} when somebody else saved in between, {@link IllegalActException} when the
 * article's state does not allow it, and {@link java.io.UncheckedIOException} when it is stored but
 * the index could not be written. {@code seen} is always the version the person acted upon, null
 * for whichever is the head.
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
    ArticleCheck.require(article);
    if (articles.find(article.id()).isPresent()) {
      throw new ArticleExistsException(article.id());
    }
    return stored(
        () ->
            articles.save(
                article.withState(ArticleState.DRAFT), 0, step(ArticleAct.CREATE, editor, note)));
  }

  /**
   * Stores an article's new words as a draft; what is live stays.
   *
   * @param expectedVersion the version the editor saw
   * @throws InvalidArticleException listing all that is wrong
   */
  public KnowledgeArticle edit(
      KnowledgeArticle article, int expectedVersion, String editor, String note) {
    ArticleCheck.require(article);
    return act(article.id(), expectedVersion, step(ArticleAct.EDIT, editor, note), head -> article);
  }

  /**
   * Takes up the words of an older version as a draft.
   *
   * @throws NoSuchArticleException when there is no such version
   */
  public KnowledgeArticle rollBack(
      String id, int to, @Nullable Integer seen, String editor, String note) {
    return act(
        id,
        seen,
        step(ArticleAct.ROLLBACK, editor, note.isBlank() ? "恢复第 " + to + " 版" : note),
        head -> articles.find(id, to).orElseThrow(() -> new NoSuchArticleException(id + "@" + to)));
  }

  /** Offers a draft for review. */
  public KnowledgeArticle submit(String id, @Nullable Integer seen, String editor, String note) {
    return act(id, seen, step(ArticleAct.SUBMIT, editor, note), head -> head);
  }

  /** Gives an article in review back to its author; the note tells why. */
  public KnowledgeArticle sendBack(String id, @Nullable Integer seen, String editor, String note) {
    return act(id, seen, step(ArticleAct.RETURN, editor, note), head -> head);
  }

  /**
   * Lets citizens be answered from an article in review. When it is to hold from a later day only
   * and another version is live, that one stays until then.
   *
   * @throws SameHandsException when the reviewer wrote any of what is new
   */
  public KnowledgeArticle publish(String id, @Nullable Integer seen, String editor, String note) {
    return act(id, seen, step(ArticleAct.PUBLISH, editor, note), head -> head);
  }

  /** Takes the live version down, and a version that was planned; a draft beside it stays. */
  public KnowledgeArticle withdraw(String id, @Nullable Integer seen, String editor, String note) {
    return act(id, seen, step(ArticleAct.WITHDRAW, editor, note), head -> head);
  }

  /**
   * Records that the live words were looked at again and are right as of today.
   *
   * @param reviewBy by when to look again, null for no set day
   */
  public KnowledgeArticle confirm(
      String id, @Nullable Integer seen, @Nullable LocalDate reviewBy, String editor, String note) {
    return act(
        id,
        seen,
        step(ArticleAct.CONFIRM, editor, note),
        head -> head.confirmed(LocalDate.now(clock), reviewBy));
  }

  /**
   * Stores articles read from files, each published without review; those that are there with other
   * words get a new version. All or none.
   *
   * @throws InvalidArticleException listing all that is wrong with the first wrong one
   */
  public ImportSummary importAll(List<KnowledgeArticle> read, String editor, String note) {
    return all(read, ArticleAct.IMPORT, editor, note);
  }

  /** Like {@link #importAll}, but into review: what is live stays until a reviewer publishes. */
  public ImportSummary propose(List<KnowledgeArticle> read, String editor, String note) {
    return all(read, ArticleAct.PROPOSE, editor, note);
  }

  /**
   * The head, when that could be done with it now by that person; nothing is changed. Throws what
   * the step itself would.
   */
  KnowledgeArticle allowed(String id, @Nullable Integer seen, ArticleAct act, String editor) {
    KnowledgeArticle head = head(id, seen);
    ArticleState next = stateAfter(head, step(act, editor, ""));
    ArticleCheck.require(head.withState(next));
    return head;
  }

  /** The head. */
  public Optional<KnowledgeArticle> find(String id) {
    return articles.find(id);
  }

  /** Every version, latest first; empty when there is no such article. */
  public List<Articles.Version> history(String id) {
    return articles.history(id);
  }

  private ImportSummary all(
      List<KnowledgeArticle> read, ArticleAct act, String editor, String note) {
    ArticleStep step = step(act, editor, note);
    ImportSummary summary =
        transactions.durably(
            () ->
                read.stream()
                    .map(article -> importOne(article, step))
                    .reduce(ImportSummary.NOTHING, ImportSummary::plus));
    keeper.catchUp();
    return summary;
  }

  private ImportSummary importOne(KnowledgeArticle article, ArticleStep step) {
    ArticleCheck.require(article);
    Optional<KnowledgeArticle> head = articles.find(article.id());
    ArticleState settled =
        step.act() == ArticleAct.IMPORT ? ArticleState.EXPIRED : ArticleState.IN_REVIEW;
    boolean there =
        articles.live(article.id()).filter(article::sameWordsAs).isPresent()
            || head.filter(h -> h.state() == settled).filter(article::sameWordsAs).isPresent();
    if (there) {
      return new ImportSummary(0, 0, 1, 0);
    }
    int version = head.map(KnowledgeArticle::version).orElse(0);
    ArticleState state =
        step.act() == ArticleAct.PROPOSE ? ArticleState.IN_REVIEW : ArticleState.PUBLISHED;
    articles.save(article.withState(state), version, step);
    return version == 0 ? new ImportSummary(1, 0, 0, 0) : new ImportSummary(0, 1, 0, 0);
  }

  private KnowledgeArticle act(
      String id, @Nullable Integer seen, ArticleStep step, UnaryOperator<KnowledgeArticle> words) {
    return stored(
        () -> {
          KnowledgeArticle head = head(id, seen);
          KnowledgeArticle next = words.apply(head).withState(stateAfter(head, step));
          return articles.save(next, head.version(), planned(next, step));
        });
  }

  private KnowledgeArticle head(String id, @Nullable Integer seen) {
    KnowledgeArticle head = articles.find(id).orElseThrow(() -> new NoSuchArticleException(id));
    if (seen != null && seen != head.version()) {
      throw new StaleArticleException(id, seen, head.version());
    }
    return head;
  }

  private ArticleState stateAfter(KnowledgeArticle head, ArticleStep step) {
    String id = head.id();
    ArticleAct act = step.act();
    ArticleState next =
        head.state()
            .after(act)
            .orElseThrow(
                () -> new IllegalActException(id, act, "state is " + head.state().label()));
    if (act == ArticleAct.PUBLISH && articles.authorsSincePublished(id).contains(step.editor())) {
      throw new SameHandsException(id, step.editor());
    }
    if (act == ArticleAct.RETURN && step.note().isBlank()) {
      throw new IllegalActException(id, act, "note is blank (expected: a reason)");
    }
    Optional<KnowledgeArticle> live = articles.live(id);
    if (act == ArticleAct.WITHDRAW && next == head.state() && live.isEmpty()) {
      throw new IllegalActException(id, act, "no version is live");
    }
    if (act == ArticleAct.CONFIRM
        && live.filter(version -> version.version() == head.version()).isEmpty()) {
      throw new IllegalActException(id, act, "the version is not live");
    }
    return next;
  }

  /** A version that is to hold from a later day does not push out the one that holds till then. */
  private ArticleStep planned(KnowledgeArticle next, ArticleStep step) {
    LocalDate today = LocalDate.now(clock);
    if (step.act() != ArticleAct.PUBLISH
        || !next.validFrom().isAfter(today)
        || articles.live(next.id()).isEmpty()) {
      return step;
    }
    Instant from = next.validFrom().atStartOfDay(clock.getZone()).toInstant();
    return step.live(from);
  }

  private ArticleStep step(ArticleAct act, String editor, String note) {
    return new ArticleStep(act, editor, clock.instant(), note);
  }

  private KnowledgeArticle stored(Supplier<KnowledgeArticle> change) {
    KnowledgeArticle stored = transactions.durably(change);
    keeper.catchUp();
    return stored;
  }
}
