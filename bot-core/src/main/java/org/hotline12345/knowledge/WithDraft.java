package org.hotline12345.knowledge;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The articles as they would be with one head published.
 *
 * @param published the head, as published
 */
public record WithDraft(Served others, KnowledgeArticle published) implements Served {

  /** The articles as they would be with that head published. */
  public static WithDraft of(Served others, KnowledgeArticle head) {
    return new WithDraft(others, head.withState(ArticleState.PUBLISHED));
  }

  @Override
  public Optional<KnowledgeArticle> live(String id) {
    return id.equals(published.id()) ? Optional.of(published) : others.live(id);
  }

  @Override
  public boolean servable(String id, int version, LocalDate day) {
    return id.equals(published.id())
        ? version == published.version() && published.servableOn(day)
        : others.servable(id, version, day);
  }
}
