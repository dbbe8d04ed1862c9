package org.hotline12345.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what an index holds with what it should hold, some articles at a time. */
final class IndexComparison {
  private final KnowledgeIndex index;
  private final long upTo;
  private final Map<String, List<Indexed>> held = new TreeMap<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> differing = new ArrayList<>();
  private int articles;

  /** Reads what the index holds now. */
  IndexComparison(KnowledgeIndex index) {
    this.index = index;
    this.upTo = index.revision();
    for (Indexed each : index.contents()) {
      held.computeIfAbsent(each.articleId(), id -> new ArrayList<>()).add(each);
    }
  }

  /** Takes the database's articles; those that changed since the index was read are left out. */
  void compare(List<KnowledgeArticle> page) {
    for (KnowledgeArticle article : page) {
      if (article.revision() > upTo) {
        held.remove(article.id());
      }
    }
    List<KnowledgeArticle> settled = page.stream().filter(a -> a.revision() <= upTo).toList();
    for (Indexed expected : index.expected(settled)) {
      articles++;
      List<Indexed> found = held.remove(expected.articleId());
      if (found == null) {
        missing.add(expected.articleId());
      } else if (!found.equals(List.of(expected))) {
        differing.add(expected.articleId());
      }
    }
  }

  /** What was found, after all articles were taken: what nobody asked for is too much. */
  VerifyReport report() {
    return new VerifyReport(articles, missing, List.copyOf(held.keySet()), differing);
  }
}
