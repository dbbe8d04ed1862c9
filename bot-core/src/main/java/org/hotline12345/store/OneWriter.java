package org.hotline12345.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;

/**
 * Lets one transaction write at a time, from its first write to its end, and the engine write to
 * disk only between two of them. H2 takes the roots of its tables one after the other when it
 * writes to disk ({@code MVStore.collectChangedMapRoots}); a transaction that writes meanwhile is
 * in one table and not in another, and a process killed before the next write leaves it so. Reads
 * never wait. Thread-safe.
 */
final class OneWriter extends DelegatingTransactionHandler implements StatementCustomizer {
  private static final Pattern WRITES =
      Pattern.compile(
          "\\s*(?:insert|update|delete|merge|truncate)\\b.*|.*\\bfor\\s+update\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final ReentrantLock writing = new ReentrantLock();

  private OneWriter(TransactionHandler transactions) {
    super(transactions);
  }

  /** Makes everything that goes through the JDBI obey. */
  static OneWriter over(Jdbi jdbi) {
    OneWriter writer = new OneWriter(jdbi.getTransactionHandler());
    jdbi.setTransactionHandler(writer);
    jdbi.getConfig(SqlStatements.class).addCustomizer(writer);
    return writer;
  }

  /** Runs while nobody writes. */
  void alone(Runnable work) {
    writing.lock();
    try {
      work.run();
    } finally {
      writing.unlock();
    }
  }

  /**
   * Waits for the writer before it.
   *
   * @throws IllegalStateException for a write outside a transaction
   */
  @Override
  public void beforeExecution(PreparedStatement statement, StatementContext context)
      throws SQLException {
    if (writing.isHeldByCurrentThread() || !WRITES.matcher(context.getRenderedSql()).matches()) {
      return;
    }
    if (context.getConnection().getAutoCommit()) {
      throw new IllegalStateException(
          "a write outside a transaction (expected: inside one): " + context.getRenderedSql());
    }
    writing.lock();
  }

  @Override
  public void commit(Handle handle) {
    try {
      super.commit(handle);
    } finally {
      release();
    }
  }

  @Override
  public void rollback(Handle handle) {
    try {
      super.rollback(handle);
    } finally {
      release();
    }
  }

  private void release() {
    if (writing.isHeldByCurrentThread()) {
      writing.unlock();
    }
  }
}
