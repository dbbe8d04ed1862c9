package org.hotline12345.durability;

import java.util.function.Supplier;

/**
 * Transactions over the whole store. Repositories called inside join the transaction of the calling
 * thread; nesting joins the outer one. No model or network call belongs inside. Thread-safe.
 */
public interface Transactions {

  /** Runs the work in one transaction; rolls back and rethrows when it throws. */
  <T> T inTransaction(Supplier<T> work);

  /**
   * Like {@link #inTransaction}, and returns only when the commit has been forced to disk. Use
   * before anyone is told 已受理. Concurrent callers share one force (group commit).
   */
  <T> T durably(Supplier<T> work);
}
