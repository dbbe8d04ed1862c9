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
import org.hotline12345.security.StaffAccounts;
import org.hotline12345.security.StaffNames;

/** What waits for editors and reviewers. */
public final class WorkListApi {
  private static final int SOON_DAYS = 60;
  private static final int MOST = 500;

  private final Articles articles;
  private final StaffAccounts staff;
  private final Clock clock;

  public WorkListApi(Articles articles, StaffAccounts staff, Clock clock) {
    this.articles = articles;
    this.staff = staff;
    this.clock = clock;
  }

  @Operation("knowledgeWork")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer work(Call call) {
    LocalDate today = LocalDate.now(clock);
    WorkList work = articles.work(today, today.plusDays(SOON_DAYS), MOST);
    StaffNames names = staff.names();
    return Answer.ok(
        new View(
            lines(work.toReview(), names),
            lines(work.returned(), names),
            lines(work.drafts(), names),
            lines(work.reviewDue(), names),
            lines(work.expiring(), names),
            lines(work.expired(), names)));
  }

  private static List<ArticleLine> lines(List<Articles.Standing> articles, StaffNames names) {
    return articles.stream().map(standing -> ArticleLine.of(standing, names)).toList();
  }

  private record View(
      List<ArticleLine> toReview,
      List<ArticleLine> returned,
      List<ArticleLine> drafts,
      List<ArticleLine> reviewDue,
      List<ArticleLine> expiring,
      List<ArticleLine> expired) {}
}
