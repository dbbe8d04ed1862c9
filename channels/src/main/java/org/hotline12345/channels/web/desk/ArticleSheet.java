package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.security.StaffNames;
import org.jspecify.annotations.Nullable;

/**
 * An article's head and how it stands.
 *
 * @param article the head
 * @param liveVersion the version citizens are answered from, null when none
 * @param liveFrom from when on the head is or will be answered from, null when it is not published
 * @param author who wrote the head's words last
 * @param authorName what that person is called
 * @param editor who did the last step
 * @param editorName what that person is called
 * @param warnings what an editor should look at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ArticleSheet(
    @JsonUnwrapped ArticleView article,
    @Nullable Integer liveVersion,
    @Nullable Instant liveFrom,
    String author,
    String authorName,
    String editor,
    String editorName,
    Instant updatedAt,
    String note,
    List<String> warnings) {

  static ArticleSheet of(Articles.Standing standing, StaffNames names, List<String> warnings) {
    Articles.Version head = standing.head();
    return new ArticleSheet(
        ArticleView.of(head.article()),
        standing.liveVersion(),
        head.liveFrom(),
        standing.author(),
        names.of(standing.author()),
        head.editor(),
        names.of(head.editor()),
        head.at(),
        head.note(),
        warnings);
  }
}
