package org.hotline12345.store;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.hotline12345.durability.Transactions;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Transactions on the database. Work nested in a transaction is undone by itself when it throws, so
 * that the outer work may go on. Thread-safe.
 */
public final class DurableTransactions implements Transactions {
  private final Jdbi jdbi;
  private final GroupForce force;
  private final AtomicLong savepoints = new AtomicLong();
  private final ThreadLocal<Boolean> durable = ThreadLocal.withInitial(() -> false);

  public DurableTransactions(Database database) {
    this(database.jdbi(), database::force);
  }

  DurableTransactions(Jdbi jdbi, Runnable force) {
    this.jdbi = jdbi;
    this.force = new GroupForce(force);
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return jdbi.withHandle(
        handle ->
            handle.isInTransaction()
                ? nested(handle, work)
                : handle.inTransaction(ignored -> work.get()));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException inside a transaction that is not itself durable: the commit would
   *     come too late to keep the promise
   */
  @Override
  public <T> T durably(Supplier<T> work) {
    if (durable.get()) {
      return inTransaction(work);
    }
    if (jdbi.withHandle(Handle::isInTransaction)) {
      throw new IllegalStateException(
          "durably: called inside a plain transaction (expected: outside, or inside durably)");
    }
    T result;
    durable.set(true);
    try {
      result = inTransaction(work);
    } finally {
      durable.remove();
    }
    force.await();
    return result;
  }

  /** How many have committed and are waiting for the disk. */
  int waiting() {
    return force.waiting();
  }

  private <T> T nested(Handle handle, Supplier<T> work) {
    String savepoint = "nested" + savepoints.incrementAndGet();
    handle.savepoint(savepoint);
    boolean done = false;
    try {
      T result = work.get();
      done = true;
      return result;
    } finally {
      if (done) {
        handle.releaseSavepoint(savepoint);
      } else {
        handle.rollbackToSavepoint(savepoint);
      }
    }
  }
}
