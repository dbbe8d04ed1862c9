package org.hotline12345.store;

import java.time.Instant;
import java.util.Optional;
import org.hotline12345.knowledge.Attachment;
import org.hotline12345.knowledge.AttachmentStore;
import org.jdbi.v3.core.Jdbi;

/** Attachments in the database. Joins the calling thread's transaction. Thread-safe. */
public final class JdbiAttachments implements AttachmentStore {
  private final Jdbi jdbi;

  public JdbiAttachments(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public void add(Attachment file, byte[] content, String editor, Instant at) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "merge into attachment a using (values (:sha)) as n (sha256)"
                        + " on a.sha256 = n.sha256 when not matched then insert"
                        + " (sha256, media_type, size, added_by, added_at, content)"
                        + " values (:sha, :type, :size, :by, :at, :content)")
                .bind("sha", file.sha256())
                .bind("type", file.mediaType())
                .bind("size", file.size())
                .bind("by", editor)
                .bind("at", ArticleRows.stamp(at))
                .bind("content", content)
                .execute());
  }

  @Override
  public Optional<Attachment> find(String sha256, String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select size, media_type from attachment where sha256 = :sha")
                .bind("sha", sha256)
                .map(
                    (row, context) ->
                        new Attachment(name, sha256, row.getLong(1), row.getString(2)))
                .findOne());
  }

  @Override
  public Optional<byte[]> content(String sha256) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select content from attachment where sha256 = :sha")
                .bind("sha", sha256)
                .map((row, context) -> row.getBytes(1))
                .findOne());
  }

  @Override
  public Optional<Attachment> published(String articleId, String sha256, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select f.name, a.size, a.media_type from article_attachment f"
                        + " join article_publication p on p.id = f.id and p.version = f.version"
                        + " join attachment a on a.sha256 = f.sha256"
                        + " where f.id = :id and f.sha256 = :sha and p.live_from <= :now"
                        + " and (p.live_until is null or p.live_until > p.live_from)"
                        + " order by f.version desc limit 1")
                .bind("id", articleId)
                .bind("sha", sha256)
                .bind("now", ArticleRows.stamp(now))
                .map(
                    (row, context) ->
                        new Attachment(row.getString(1), sha256, row.getLong(2), row.getString(3)))
                .findOne());
  }
}
