package org.hotline12345.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.hotline12345.security.AuditEntries;
import org.hotline12345.security.AuditEntry;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The audit log in the database. The locked head row makes writers take turns. */
public final class JdbiAuditEntries implements AuditEntries {
  private final Jdbi jdbi;

  public JdbiAuditEntries(Database database) {
    this(database.jdbi());
  }

  JdbiAuditEntries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public AuditEntry append(Next next) {
    return jdbi.inTransaction(
        handle -> {
          AuditEntry entry = next.after(head(handle, " for update"));
          handle
              .createUpdate(
                  "insert into audit_entry values"
                      + " (:number, :at, :actor, :action, :subject, :detail, :previous, :hash)")
              .bind("number", entry.number())
              .bind("at", entry.at())
              .bind("actor", entry.actor())
              .bind("action", entry.action())
              .bind("subject", entry.subject())
              .bind("detail", entry.detail())
              .bind("previous", entry.previousHash())
              .bind("hash", entry.hash())
              .execute();
          handle
              .createUpdate("update audit_head set entry_no = :number, hash = :hash where id = 1")
              .bind("number", entry.number())
              .bind("hash", entry.hash())
              .execute();
          return entry;
        });
  }

  @Override
  public List<AuditEntry> after(long after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from audit_entry where entry_no > :after order by entry_no"
                        + " fetch first :limit rows only")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list());
  }

  @Override
  public Head head() {
    return jdbi.withHandle(handle -> head(handle, ""));
  }

  private static Head head(Handle handle, String locking) {
    return handle
        .createQuery("select entry_no, hash from audit_head where id = 1" + locking)
        .map((row, context) -> new Head(row.getLong("entry_no"), row.getString("hash")))
        .one();
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("entry_no"),
        OrderRows.instant(row, "recorded_at"),
        row.getString("actor"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("detail"),
        row.getString("previous_hash"),
        row.getString("hash"));
  }
}
