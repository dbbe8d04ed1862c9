package org.hotline12345.knowledge;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hotline12345.durability.Transactions;

/**
 * What the calendar does to articles: a version planned for a day becomes live on it, and one whose
 * last day has passed expires. Run it at the start and after each midnight; running it again does
 * nothing. Thread-safe.
 */
public final class ValiditySweep {
  /** Stands as editor of the versions this makes. */
  public static final String EDITOR = "系统";

  private final Articles articles;
  private final Transactions transactions;
  private final IndexKeeper keeper;
  private final Clock clock;

  public ValiditySweep(
      Articles articles, Transactions transactions, IndexKeeper keeper, Clock clock) {
    this.articles = articles;
    this.transactions = transactions;
    this.keeper = keeper;
    this.clock = clock;
  }

  /**
   * Does what is due by now; the index follows before this returns.
   *
   * @return how many articles changed
   */
  public int run() {
    Instant now = clock.instant();
    int changed =
        transactions.durably(
            () -> {
              int started = articles.startPlanned(now);
              List<KnowledgeArticle> outlived =
                  articles.outlived(LocalDate.ofInstant(now, clock.getZone()));
              outlived.forEach(live -> expire(live, now));
              return started + outlived.size();
            });
    keeper.catchUp();
    return changed;
  }

  private void expire(KnowledgeArticle live, Instant now) {
    KnowledgeArticle head = articles.find(live.id()).orElseThrow();
    if (head.version() == live.version()) {
      ArticleStep step = new ArticleStep(ArticleAct.EXPIRE, EDITOR, now, "有效期至 " + live.validTo());
      articles.save(live.withState(ArticleState.EXPIRED), live.version(), step);
    } else {
      articles.endLive(live.id(), now);
    }
  }
}
