package org.hotline12345.knowledge;

import java.util.List;
import java.util.stream.Stream;
import org.hotline12345.wording.WordBook;

/** An index that holds nothing, for tests of what goes on around one. */
class NoIndex implements KnowledgeIndex {
  @Override
  public long revision() {
    return 0;
  }

  @Override
  public void apply(List<KnowledgeArticle> changes, long upTo) {}

  @Override
  public void rebuild(
      Stream<KnowledgeArticle> articles, int total, long upTo, ReindexProgress progress) {}

  @Override
  public Overlay with(List<KnowledgeArticle> changes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Overlay snapshot(Stream<KnowledgeArticle> articles, WordBook words) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Indexed> contents() {
    return List.of();
  }

  @Override
  public List<Indexed> expected(List<KnowledgeArticle> articles) {
    return List.of();
  }

  @Override
  public List<Hit> retrieve(RetrievalQuery query) {
    return List.of();
  }
}
