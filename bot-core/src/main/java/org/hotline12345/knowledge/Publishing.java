package org.hotline12345.knowledge;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.hotline12345.knowledge.BreaksKeptQuestionsException.Broken;
import org.hotline12345.security.AuditLog;
import org.jspecify.annotations.Nullable;

/**
 * Publishing and taking down, with a look first at what it does to the kept questions. Who goes on
 * all the same is on record. Thread-safe.
 *
 * <p>Beside what {@link KnowledgeDesk} throws, {@link BreaksKeptQuestionsException} when kept
 * questions would break and that was not accepted, and {@link CheckUnderWayException} when that is
 * not known yet; nothing has changed then.
 */
public final class Publishing {
  private final KnowledgeDesk desk;
  private final PublicationChecks checks;
  private final AuditLog audit;
  private final Duration patience;

  /**
   * @param patience how long a caller waits for the kept questions before it is told to come again
   */
  public Publishing(
      KnowledgeDesk desk, PublicationChecks checks, AuditLog audit, Duration patience) {
    this.desk = desk;
    this.checks = checks;
    this.audit = audit;
    this.patience = patience;
  }

  /** Begins to ask the kept questions when the article is in review: soon somebody publishes it. */
  public void prepare(KnowledgeArticle head) {
    if (head.state() == ArticleState.IN_REVIEW) {
      checks.of(head.withState(ArticleState.PUBLISHED));
    }
  }

  /**
   * Publishes an article in review.
   *
   * @param accept whether to go on though kept questions break
   */
  public KnowledgeArticle publish(
      String id, @Nullable Integer seen, String editor, String note, boolean accept) {
    KnowledgeArticle head = desk.allowed(id, seen, ArticleAct.PUBLISH, editor);
    List<Broken> broken = broken(head.withState(ArticleState.PUBLISHED));
    String story = story(id, editor, note, accept, broken);
    return desk.publish(id, head.version(), editor, story);
  }

  /**
   * Takes an article down.
   *
   * @param accept whether to go on though kept questions break
   */
  public KnowledgeArticle withdraw(
      String id, @Nullable Integer seen, String editor, String note, boolean accept) {
    KnowledgeArticle head = desk.allowed(id, seen, ArticleAct.WITHDRAW, editor);
    List<Broken> broken = broken(head.withState(ArticleState.WITHDRAWN));
    String story = story(id, editor, note, accept, broken);
    return desk.withdraw(id, head.version(), editor, story);
  }

  private List<Broken> broken(KnowledgeArticle change) {
    PublicationCheck check = checks.of(change);
    return check.within(patience).orElseThrow(() -> new CheckUnderWayException(check));
  }

  private String story(String id, String editor, String note, boolean accept, List<Broken> broken) {
    if (broken.isEmpty()) {
      return note;
    }
    if (!accept) {
      throw new BreaksKeptQuestionsException(broken);
    }
    audit.append(
        editor,
        "article.breaks-kept-questions",
        id,
        broken.stream().map(Broken::question).collect(Collectors.joining("；")));
    String accepted = "已知会影响 " + broken.size() + " 个必答题";
    return note.isBlank() ? accepted : note + "（" + accepted + "）";
  }
}
