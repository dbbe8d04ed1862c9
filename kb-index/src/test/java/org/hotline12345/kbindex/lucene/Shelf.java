package org.hotline12345.kbindex.lucene;

import static org.hotline12345.knowledge.TestArticles.article;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.KnowledgeIndex;

/** Current articles in one order of changes, as the database keeps them. */
final class Shelf {
  private final Map<String, KnowledgeArticle> current = new ConcurrentHashMap<>();
  private long revision;

  /** Puts a new version in place of what is there of that article. */
  synchronized KnowledgeArticle put(int number, int version) {
    return put(
        article("a" + number, "第" + (1000 + number) + "号办法", "第" + version + "版的内容")
            .stored(version, 0));
  }

  synchronized KnowledgeArticle withdraw(int number) {
    return put(
        java.util.Objects.requireNonNull(current.get("a" + number))
            .withState(ArticleState.WITHDRAWN));
  }

  private KnowledgeArticle put(KnowledgeArticle article) {
    KnowledgeArticle stored = article.stored(article.version(), ++revision);
    current.put(stored.id(), stored);
    return stored;
  }

  synchronized long revision() {
    return revision;
  }

  /** All, oldest change first. */
  synchronized List<KnowledgeArticle> since(long from) {
    return current.values().stream()
        .filter(article -> article.revision() > from)
        .sorted(Comparator.comparingLong(KnowledgeArticle::revision))
        .toList();
  }

  /** As the keeper does it: whatever the index does not claim to have. */
  void catchUp(KnowledgeIndex index) {
    List<KnowledgeArticle> missing = since(index.revision());
    if (!missing.isEmpty()) {
      index.apply(missing, missing.getLast().revision());
    }
  }
}
