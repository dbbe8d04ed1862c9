package org.hotline12345.store;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.hotline12345.durability.SharedTokens;
import org.jdbi.v3.core.Jdbi;

/** Shared tokens in the database. The lease is one row, changed by one statement. */
public final class JdbiSharedTokens implements SharedTokens {
  private final Jdbi jdbi;

  public JdbiSharedTokens(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public Optional<Token> find(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select token, expires_at from shared_token where name = :name and token <> ''")
                .bind("name", name)
                .map(
                    (row, context) ->
                        new Token(
                            row.getString("token"),
                            row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .findOne());
  }

  @Override
  public boolean lease(String name, String node, Instant now, Duration atMost) {
    begin(name);
    return jdbi.inTransaction(
        handle ->
            handle
                    .createUpdate(
                        "update shared_token set lease_holder = :node, lease_until = :until"
                            + " where name = :name and (lease_until <= :now or lease_holder ="
                            + " :node)")
                    .bind("node", node)
                    .bind("until", ArticleRows.stamp(now.plus(atMost)))
                    .bind("name", name)
                    .bind("now", ArticleRows.stamp(now))
                    .execute()
                == 1);
  }

  private void begin(String name) {
    try {
      jdbi.useTransaction(
          handle ->
              handle
                  .createUpdate(
                      "insert into shared_token select :name, '', :never, '', :never where not"
                          + " exists (select 1 from shared_token where name = :name)")
                  .bind("name", name)
                  .bind("never", ArticleRows.stamp(Instant.EPOCH))
                  .execute());
    } catch (RuntimeException e) {
      if (!Failures.isDuplicate(e)) {
        throw e;
      }
    }
  }

  @Override
  public void put(String name, String node, Token token) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "update shared_token set token = :token, expires_at = :expires,"
                        + " lease_holder = '', lease_until = :never"
                        + " where name = :name and lease_holder = :node")
                .bind("token", token.value())
                .bind("expires", ArticleRows.stamp(token.expiresAt()))
                .bind("never", ArticleRows.stamp(Instant.EPOCH))
                .bind("name", name)
                .bind("node", node)
                .execute());
  }

  @Override
  public void release(String name, String node) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "update shared_token set lease_holder = '', lease_until = :never"
                        + " where name = :name and lease_holder = :node")
                .bind("never", ArticleRows.stamp(Instant.EPOCH))
                .bind("name", name)
                .bind("node", node)
                .execute());
  }
}
