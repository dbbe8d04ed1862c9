package org.hotline12345.channels.wiring;

import java.util.List;
import java.util.Map;
import org.hotline12345.asked.UnknownAnswerException;
import org.hotline12345.calls.NoSuchCallException;
import org.hotline12345.channels.web.Problem;
import org.hotline12345.channels.web.Problems;
import org.hotline12345.dialogue.UnknownConversationException;
import org.hotline12345.intake.ImportNotReadyException;
import org.hotline12345.intake.NoSuchImportException;
import org.hotline12345.knowledge.ArticleExistsException;
import org.hotline12345.knowledge.BreaksKeptQuestionsException;
import org.hotline12345.knowledge.CheckUnderWayException;
import org.hotline12345.knowledge.IllegalActException;
import org.hotline12345.knowledge.InvalidArticleException;
import org.hotline12345.knowledge.InvalidAttachmentException;
import org.hotline12345.knowledge.NoSuchArticleException;
import org.hotline12345.knowledge.NoSuchKeptQuestionException;
import org.hotline12345.knowledge.ReindexRunningException;
import org.hotline12345.knowledge.SameHandsException;
import org.hotline12345.knowledge.StaleArticleException;
import org.hotline12345.seat.ConversationTakenException;
import org.hotline12345.wording.InvalidWordException;
import org.hotline12345.wording.NoSuchWordException;
import org.hotline12345.wording.StaleWordException;
import org.hotline12345.workorder.DuplicateOrderException;
import org.hotline12345.workorder.IllegalOrderActionException;
import org.hotline12345.workorder.InvalidOrderException;
import org.hotline12345.workorder.StaleOrderException;
import org.hotline12345.workorder.UnknownOrderException;

/** How each business fact is told over HTTP. */
final class DomainProblems {
  private DomainProblems() {}

  static Problems all() {
    return new Problems()
        .on(UnknownConversationException.class, 404, "unknown-conversation", "没有这个会话")
        .on(NoSuchCallException.class, 404, "unknown-call", "没有这通电话或录音")
        .on(UnknownAnswerException.class, 404, "unknown-answer", "没有这条答复")
        .on(ConversationTakenException.class, 409, "conversation-taken", "这个会话不在您手上")
        .on(UnknownOrderException.class, 404, "unknown-order", "没有这张工单")
        .on(StaleOrderException.class, 409, "stale-order", "工单已被别人修改，请刷新后再试")
        .on(DuplicateOrderException.class, 409, "duplicate-order", "这张工单已经登记")
        .on(IllegalOrderActionException.class, 409, "illegal-order-action", "工单现在的状态不允许这样做")
        .on(InvalidOrderException.class, 400, "invalid-order", "工单内容有误")
        .on(NoSuchArticleException.class, 404, "unknown-article", "没有这个条目")
        .on(ArticleExistsException.class, 409, "article-exists", "这个标识已被使用")
        .on(StaleArticleException.class, 409, "stale-article", "条目已被别人修改，请刷新后再试")
        .on(IllegalActException.class, 409, "illegal-article-act", "条目现在的状态不允许这样做")
        .on(SameHandsException.class, 409, "same-hands", "不能发布自己写的内容，请另一位同事审核发布")
        .on(NoSuchKeptQuestionException.class, 404, "unknown-kept-question", "没有这个必答题")
        .on(BreaksKeptQuestionsException.class, DomainProblems::breaksKeptQuestions)
        .on(CheckUnderWayException.class, DomainProblems::checkUnderWay)
        .on(InvalidAttachmentException.class, DomainProblems::invalidAttachment)
        .on(NoSuchImportException.class, 404, "unknown-import", "没有这次上传，或没有这个条目")
        .on(ImportNotReadyException.class, 409, "import-not-ready", "现在不能这样做：还在读取或导入，或排队的上传太多")
        .on(ReindexRunningException.class, 409, "reindex-running", "正在重建索引")
        .on(NoSuchWordException.class, 404, "unknown-word", "没有这个词条")
        .on(StaleWordException.class, 409, "stale-word", "词条已被别人修改，请刷新后再试")
        .on(InvalidWordException.class, DomainProblems::invalidWord)
        .on(InvalidArticleException.class, DomainProblems::invalidArticle);
  }

  private static Problem invalidWord(InvalidWordException e) {
    List<Problem.Fault> faults =
        e.problems().stream().map(problem -> fault("word", problem)).toList();
    return new Problem("urn:hotline:problem:invalid-word", "词条内容有误", 400, e.getMessage(), faults);
  }

  private static Problem invalidAttachment(InvalidAttachmentException e) {
    return Problem.of(400, "invalid-attachment", "附件不能用", e.field() + ": " + e.getMessage());
  }

  private static Problem breaksKeptQuestions(BreaksKeptQuestionsException e) {
    return new Problem(
        "urn:hotline:problem:breaks-kept-questions",
        "这样做会使必答题答错或答不上来",
        409,
        e.getMessage(),
        List.of(),
        Map.of("broken", e.broken()));
  }

  private static Problem checkUnderWay(CheckUnderWayException e) {
    return new Problem(
        "urn:hotline:problem:check-under-way",
        "正在试考必答题，请稍后再试",
        409,
        e.getMessage(),
        List.of(),
        Map.of("asked", e.asked(), "total", e.total()));
  }

  private static Problem invalidArticle(InvalidArticleException e) {
    List<Problem.Fault> faults =
        e.problems().stream().map(problem -> fault("article", problem)).toList();
    return new Problem(
        "urn:hotline:problem:invalid-article", "条目内容有误", 400, e.getMessage(), faults);
  }

  /** Takes {@code field: what stands there (expected: what should)} apart again. */
  private static Problem.Fault fault(String whole, String problem) {
    int colon = problem.indexOf(": ");
    int expected = problem.indexOf(" (expected: ");
    return colon < 0 || expected < colon
        ? new Problem.Fault(whole, problem, "")
        : new Problem.Fault(
            problem.substring(0, colon),
            problem.substring(colon + 2, expected),
            problem.substring(expected + " (expected: ".length(), problem.length() - 1));
  }
}
