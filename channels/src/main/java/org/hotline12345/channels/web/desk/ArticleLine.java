package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.security.StaffNames;
import org.jspecify.annotations.Nullable;

/**
 * An article in a list.
 *
 * @param liveVersion the version citizens are answered from, null when none
 * @param liveTo last day of the live version, null when open or none
 * @param author who wrote the head's words last
 * @param authorName what that person is called
 * @param editor who did the last step
 * @param editorName what that person is called
 * @param act what that step was
 * @param note what was said with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ArticleLine(
    String id,
    int version,
    @Nullable Integer liveVersion,
    String title,
    String department,
    String state,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable LocalDate liveTo,
    @Nullable LocalDate reviewBy,
    Instant updatedAt,
    String author,
    String authorName,
    String editor,
    String editorName,
    String act,
    String note) {

  static ArticleLine of(Articles.Standing standing, StaffNames names) {
    KnowledgeArticle article = standing.head().article();
    Articles.Dates live = standing.live();
    return new ArticleLine(
        article.id(),
        article.version(),
        standing.liveVersion(),
        article.title(),
        article.department(),
        article.state().label(),
        article.validFrom(),
        article.validTo(),
        live == null ? null : live.validTo(),
        live == null ? article.reviewBy() : live.reviewBy(),
        standing.head().at(),
        standing.author(),
        names.of(standing.author()),
        standing.head().editor(),
        names.of(standing.head().editor()),
        standing.head().act().label(),
        standing.head().note());
  }
}
