package org.hotline12345.store;

import java.util.List;
import org.hotline12345.knowledge.KeptQuestion;
import org.hotline12345.knowledge.KeptQuestionStore;
import org.jdbi.v3.core.Jdbi;

/** Kept questions in the database. Joins the calling thread's transaction. Thread-safe. */
public final class JdbiKeptQuestions implements KeptQuestionStore {
  private final Jdbi jdbi;

  public JdbiKeptQuestions(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public List<KeptQuestion> kept() {
    return list(false);
  }

  @Override
  public List<KeptQuestion> dropped() {
    return list(true);
  }

  @Override
  public void keep(KeptQuestion question) {
    put(question, false);
  }

  @Override
  public void drop(KeptQuestion question) {
    put(question, true);
  }

  private List<KeptQuestion> list(boolean removed) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select question, expected, added_by, added_at from kept_question"
                        + " where removed = :removed order by question")
                .bind("removed", removed)
                .map(
                    (row, context) ->
                        new KeptQuestion(
                            row.getString(1),
                            List.of(row.getString(2).split(",")),
                            row.getString(3),
                            row.getObject(4, java.time.OffsetDateTime.class).toInstant()))
                .list());
  }

  private void put(KeptQuestion question, boolean removed) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("delete from kept_question where question = ?", question.question());
          handle
              .createUpdate(
                  "insert into kept_question (question, expected, added_by, added_at, removed)"
                      + " values (:question, :expected, :by, :at, :removed)")
              .bind("question", question.question())
              .bind("expected", String.join(",", question.relevant()))
              .bind("by", question.addedBy())
              .bind("at", ArticleRows.stamp(question.at()))
              .bind("removed", removed)
              .execute();
        });
  }
}
