package org.hotline12345.channels.web.citizen;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.hotline12345.channels.web.Anonymous;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.ProblemException;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.jspecify.annotations.Nullable;

/**
 * Articles as citizens may read them: versions that are or were published. A draft looks like an
 * article that does not exist.
 */
public final class ArticlesApi {
  private static final Set<ArticleState> PUBLIC =
      Set.of(ArticleState.PUBLISHED, ArticleState.EXPIRED);

  private final Articles articles;

  public ArticlesApi(Articles articles) {
    this.articles = articles;
  }

  @Operation("readArticle")
  @Anonymous
  public Answer read(Call call) {
    String id = call.path("id");
    int version = (int) call.query("version", 0);
    KnowledgeArticle current = articles.find(id).orElseThrow(() -> unknown(id));
    KnowledgeArticle wanted =
        version == 0 ? current : articles.find(id, version).orElseThrow(() -> unknown(id));
    if (!PUBLIC.contains(wanted.state())) {
      throw unknown(id);
    }
    return Answer.ok(PublicArticle.of(wanted, current.state().label()));
  }

  private static ProblemException unknown(String id) {
    return ProblemException.notFound("article: " + id + " (expected: a published one)");
  }

  /**
   * @param state that of the article now, also when an older version is read
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record PublicArticle(
      String id,
      int version,
      String title,
      String body,
      String department,
      List<String> legalBasis,
      String source,
      LocalDate asOf,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      String state) {
    static PublicArticle of(KnowledgeArticle article, String state) {
      return new PublicArticle(
          article.id(),
          article.version(),
          article.title(),
          article.body(),
          article.department(),
          article.legalBasis(),
          article.source(),
          article.asOf(),
          article.validFrom(),
          article.validTo(),
          state);
    }
  }
}
