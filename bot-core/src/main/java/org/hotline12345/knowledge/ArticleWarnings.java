package org.hotline12345.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12345.organisation.Departments;

/**
 * What an editor should look at in an article that may be stored all the same. In Chinese, for the
 * desk. Thread-safe.
 */
public final class ArticleWarnings {
  private final Articles articles;
  private final Departments departments;

  public ArticleWarnings(Articles articles, Departments departments) {
    this.articles = articles;
    this.departments = departments;
  }

  /** One sentence for each oddity; empty when there is none. */
  public List<String> of(KnowledgeArticle article) {
    List<String> warnings = new ArrayList<>();
    if (departments.find(article.department()).isEmpty()) {
      warnings.add("部门“" + article.department() + "”不在单位名录中");
    }
    for (String question : article.questions()) {
      articles.liveAsking(question).stream()
          .filter(id -> !id.equals(article.id()))
          .flatMap(id -> articles.live(id).stream())
          .filter(other -> other.region().equals(article.region()))
          .forEach(
              other ->
                  warnings.add(
                      "问法“" + question + "”已属于“" + other.title() + "”（" + other.id() + "）"));
    }
    for (String id : article.related()) {
      Optional<KnowledgeArticle> other = articles.find(id);
      if (other.isEmpty()) {
        warnings.add("相关条目 " + id + " 不存在");
      } else if (articles.live(id).isEmpty()) {
        warnings.add("相关条目“" + other.get().title() + "”尚未发布，群众看不到");
      }
    }
    return warnings;
  }
}
