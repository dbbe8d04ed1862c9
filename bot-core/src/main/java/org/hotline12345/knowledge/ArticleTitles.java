package org.hotline12345.knowledge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hotline12345.knowledge.BreaksKeptQuestionsException.Titled;

/** Titles of articles, each looked up once. For one thread and one list. */
final class ArticleTitles {
  private final Articles articles;
  private final Map<String, String> titles = new HashMap<>();

  ArticleTitles(Articles articles) {
    this.articles = articles;
  }

  Titled of(String id) {
    return new Titled(
        id,
        titles.computeIfAbsent(id, i -> articles.find(i).map(KnowledgeArticle::title).orElse(i)));
  }

  List<Titled> of(List<String> ids) {
    return ids.stream().map(this::of).toList();
  }
}
