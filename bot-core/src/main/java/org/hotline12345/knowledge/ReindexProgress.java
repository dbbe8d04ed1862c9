package org.hotline12345.knowledge;

/** Told how far a reindex has come. */
@FunctionalInterface
public interface ReindexProgress {
  /** Called from the indexing thread, {@code done} rising to {@code total}. */
  void at(int done, int total);
}
