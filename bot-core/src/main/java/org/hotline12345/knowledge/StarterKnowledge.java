package org.hotline12345.knowledge;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hotline12345.durability.Transactions;

/**
 * Brings the articles shipped with a release into the database. What an editor has ever touched is
 * never overwritten, also not what he took down. Thread-safe.
 */
public final class StarterKnowledge {
  /** Stands as editor of the versions this makes. */
  public static final String EDITOR = "初始知识";

  /** Names behind which stands no person. */
  private static final Set<String> OWN = Set.of(EDITOR, ValiditySweep.EDITOR);

  private final Articles articles;
  private final Transactions transactions;
  private final Clock clock;

  public StarterKnowledge(Articles articles, Transactions transactions, Clock clock) {
    this.articles = articles;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Adds what is missing and renews what this release says differently, in one transaction. The
   * index is not touched: let {@link IndexKeeper#catchUp} follow.
   *
   * @param release the release's name, for the history
   */
  public ImportSummary load(List<KnowledgeArticle> shipped, String release) {
    return transactions.durably(
        () ->
            shipped.stream()
                .map(article -> load(article, release))
                .reduce(ImportSummary.NOTHING, ImportSummary::plus));
  }

  private ImportSummary load(KnowledgeArticle shipped, String release) {
    Optional<KnowledgeArticle> present = articles.find(shipped.id());
    // The words decide, not the state: what has expired since is not published again.
    if (present.isPresent() && present.get().sameWordsAs(shipped)) {
      return new ImportSummary(0, 0, 1, 0);
    }
    if (present.isPresent()
        && articles.history(shipped.id()).stream()
            .anyMatch(version -> !OWN.contains(version.editor()))) {
      return new ImportSummary(0, 0, 0, 1);
    }
    int version = present.map(KnowledgeArticle::version).orElse(0);
    ArticleCheck.require(shipped);
    articles.save(shipped, version, EDITOR, clock.instant(), release);
    return version == 0 ? new ImportSummary(1, 0, 0, 0) : new ImportSummary(0, 1, 0, 0);
  }
}
