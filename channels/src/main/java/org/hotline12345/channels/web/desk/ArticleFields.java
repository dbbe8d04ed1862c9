package org.hotline12345.channels.web.desk;

import java.time.LocalDate;
import java.util.List;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.Attachment;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.jspecify.annotations.Nullable;

/**
 * An article as an editor sends it.
 *
 * @param id given for a new article only
 * @param expectedVersion given for an edit only: the version the editor saw
 */
record ArticleFields(
    @Nullable String id,
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
    @Nullable List<String> related,
    @Nullable List<Attachment> attachments,
    @Nullable Integer expectedVersion,
    String note) {

  /** The files the editor names. */
  List<Attachment> files() {
    return attachments == null ? List.of() : attachments;
  }

  /**
   * The article.
   *
   * @param files as they are stored
   */
  KnowledgeArticle article(String articleId, List<Attachment> files) {
    return new KnowledgeArticle(
        articleId,
        0,
        title,
        questions,
        body,
        department,
        region,
        audience,
        legalBasis,
        source,
        asOf,
        validFrom,
        validTo,
        reviewBy,
        keywords,
        related == null ? List.of() : related,
        files,
        ArticleState.DRAFT,
        0);
  }
}
