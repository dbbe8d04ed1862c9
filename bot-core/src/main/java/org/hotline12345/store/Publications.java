package org.hotline12345.store;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hotline12345.knowledge.ArticleStep;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Which version is live: the rows that say since when and until when, and the pointer. */
final class Publications {
  /**
   * Every change of what is live moves one of these: what begins and what ends is a row that was
   * not counted before, and a planned version that is taken up has a higher number.
   */
  static final String MARK =
      "select concat((select count(*) from article_publication where live_from <= :now), '/',"
          + " (select count(*) from article_publication where live_until <= :now), '/',"
          + " (select count(live_version) from article), '/',"
          + " (select coalesce(sum(live_version), 0) from article))";

  private Publications() {}

  /** The stored version becomes live, now or at the step's later time. */
  static void publish(Handle handle, KnowledgeArticle article, ArticleStep step) {
    close(handle, article.id(), step.liveFrom());
    handle
        .createUpdate(
            "insert into article_publication (id, version, live_from, live_until, why)"
                + " values (:id, :version, :from, null, :why)")
        .bind("id", article.id())
        .bind("version", article.version())
        .bind("from", ArticleRows.stamp(step.liveFrom()))
        .bind("why", step.act().name())
        .execute();
    if (!step.liveFrom().isAfter(step.at())) {
      point(handle, article);
    }
  }

  /** Nothing of the article is live from that instant on, nor planned to be. */
  static void end(Handle handle, String id, Instant at) {
    close(handle, id, at);
    pointToNone(handle, id);
  }

  /** The live version ends; one that is planned will begin all the same. */
  static void endLive(Handle handle, String id, Instant at) {
    handle
        .createUpdate(
            "update article_publication set live_until = :at where id = :id and version ="
                + " (select live_version from article where id = :id)")
        .bind("id", id)
        .bind("at", ArticleRows.stamp(at))
        .execute();
    pointToNone(handle, id);
  }

  /** Ids with versions that should be live by now and are not yet. */
  static List<KnowledgeArticle> due(Handle handle, Instant now) {
    return handle
        .createQuery(
            "select v.content from article_publication p join article a on a.id = p.id"
                + " join article_version v on v.id = p.id and v.version = p.version"
                + " where p.live_from <= :now and (p.live_until is null or p.live_until > :now)"
                + " and a.live_version is distinct from p.version")
        .bind("now", ArticleRows.stamp(now))
        .map((row, context) -> ArticleRows.article(row.getString(1)))
        .list();
  }

  /** Makes the version the one citizens are answered from. */
  static void point(Handle handle, KnowledgeArticle article) {
    handle
        .createUpdate(
            "update article set live_version = :version, live_valid_from = :from,"
                + " live_valid_to = :to, live_review_by = :review where id = :id")
        .bind("id", article.id())
        .bind("version", article.version())
        .bind("from", article.validFrom())
        .bind("to", article.validTo())
        .bind("review", article.reviewBy())
        .execute();
    handle.execute("delete from article_question where id = ?", article.id());
    Set<String> keys = new HashSet<>();
    PreparedBatch batch =
        handle.prepareBatch("insert into article_question (id, question) values (?, ?)");
    for (String question : article.questions()) {
      String key = ArticleRows.questionKey(question);
      if (keys.add(key)) {
        batch.bind(0, article.id()).bind(1, key).add();
      }
    }
    batch.execute();
  }

  private static void pointToNone(Handle handle, String id) {
    handle.execute(
        "update article set live_version = null, live_valid_from = null, live_valid_to = null,"
            + " live_review_by = null where id = ?",
        id);
    handle.execute("delete from article_question where id = ?", id);
  }

  /** Ends what is live at that instant; what was to begin at it or later never will. */
  private static void close(Handle handle, String id, Instant at) {
    handle
        .createUpdate(
            "update article_publication set live_until = greatest(live_from, :at)"
                + " where id = :id and (live_until is null or live_until > :at)")
        .bind("id", id)
        .bind("at", ArticleRows.stamp(at))
        .execute();
  }
}
