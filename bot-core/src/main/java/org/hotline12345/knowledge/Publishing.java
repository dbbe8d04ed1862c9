package org.hotline12345.knowledge;

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
 * questions would break and that was not accepted; nothing has changed then.
 */
public final class Publishing {
  private final KnowledgeDesk desk;
  private final KeptQuestions questions;
  private final AuditLog audit;

  public Publishing(KnowledgeDesk desk, KeptQuestions questions, AuditLog audit) {
    this.desk = desk;
    this.questions = questions;
    this.audit = audit;
  }

  /**
   * Publishes an article in review.
   *
   * @param accept whether to go on though kept questions break
   */
  public KnowledgeArticle publish(
      String id, @Nullable Integer seen, String editor, String note, boolean accept) {
    KnowledgeArticle head = desk.allowed(id, seen, ArticleAct.PUBLISH, editor);
    List<Broken> broken = questions.brokenBy(head.withState(ArticleState.PUBLISHED));
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
    List<Broken> broken = questions.brokenBy(head.withState(ArticleState.WITHDRAWN));
    String story = story(id, editor, note, accept, broken);
    return desk.withdraw(id, head.version(), editor, story);
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
