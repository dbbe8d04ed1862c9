package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.hotline12345.knowledge.Attachment;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.jspecify.annotations.Nullable;

/** One version of an article as editors see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ArticleView(
    String id,
    int version,
    String title,
    List<String> questions,
    String body,
    String department,
    String region,
    List<String> audience,
    List<String> legalBasis,
    String source,
    LocalDate asOf,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable LocalDate reviewBy,
    List<String> keywords,
    List<String> related,
    List<Attachment> attachments,
    String state) {

  static ArticleView of(KnowledgeArticle article) {
    return new ArticleView(
        article.id(),
        article.version(),
        article.title(),
        article.questions(),
        article.body(),
        article.department(),
        article.region(),
        article.audience(),
        article.legalBasis(),
        article.source(),
        article.asOf(),
        article.validFrom(),
        article.validTo(),
        article.reviewBy(),
        article.keywords(),
        article.related(),
        article.attachments(),
        article.state().label());
  }
}
