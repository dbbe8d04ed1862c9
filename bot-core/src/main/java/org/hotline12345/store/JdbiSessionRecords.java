package org.hotline12345.store;

import java.time.Instant;
import java.util.Optional;
import org.hotline12345.security.SessionRecords;
import org.jdbi.v3.core.Jdbi;

/** The sessions in the database. */
public final class JdbiSessionRecords implements SessionRecords {
  private final Jdbi jdbi;

  public JdbiSessionRecords(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public void insert(SessionRecord session) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate("insert into staff_session values (:hash, :user, :created, :used)")
                .bind("hash", session.tokenHash())
                .bind("user", session.user())
                .bind("created", session.createdAt())
                .bind("used", session.lastUsedAt())
                .execute());
  }

  @Override
  public Optional<SessionRecord> find(String tokenHash) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from staff_session where token_hash = :hash")
                .bind("hash", tokenHash)
                .map(
                    (row, context) ->
                        new SessionRecord(
                            row.getString("token_hash"),
                            row.getString("user_name"),
                            OrderRows.instant(row, "created_at"),
                            OrderRows.instant(row, "last_used_at")))
                .findOne());
  }

  @Override
  public void touch(String tokenHash, Instant at) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "update staff_session set last_used_at = :at where token_hash = :hash")
                .bind("hash", tokenHash)
                .bind("at", at)
                .execute());
  }

  @Override
  public void delete(String tokenHash) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate("delete from staff_session where token_hash = :hash")
                .bind("hash", tokenHash)
                .execute());
  }

  @Override
  public void deleteOf(String user) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate("delete from staff_session where user_name = :user")
                .bind("user", user)
                .execute());
  }

  @Override
  public int deleteOlder(Instant createdBefore, Instant usedBefore) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createUpdate(
                    "delete from staff_session"
                        + " where created_at <= :created or last_used_at <= :used")
                .bind("created", createdBefore)
                .bind("used", usedBefore)
                .execute());
  }
}
