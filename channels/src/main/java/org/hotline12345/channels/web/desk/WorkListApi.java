package org.hotline12345.channels.web.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.Requires;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.WorkList;
import org.hotline12345.security.Permission;

/** What waits for editors and reviewers. */
public final class WorkListApi {
  private static final int SOON_DAYS = 60;
  private static final int MOST = 500;

  private final Articles articles;
  private final Clock clock;

  public WorkListApi(Articles articles, Clock clock) {
    this.articles = articles;
    this.clock = clock;
  }

  @Operation("knowledgeWork")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer work(Call call) {
    LocalDate today = LocalDate.now(clock);
    WorkList work = articles.work(today, today.plusDays(SOON_DAYS), MOST);
    return Answer.ok(
        new View(
            lines(work.toReview()),
            lines(work.returned()),
            lines(work.drafts()),
            lines(work.reviewDue()),
            lines(work.expiring()),
            lines(work.expired())));
  }

  private static List<ArticleLine> lines(List<Articles.Standing> articles) {
    return articles.stream().map(ArticleLine::of).toList();
  }

  private record View(
      List<ArticleLine> toReview,
      List<ArticleLine> returned,
      List<ArticleLine> drafts,
      List<ArticleLine> reviewDue,
      List<ArticleLine> expiring,
      List<ArticleLine> expired) {}
}
