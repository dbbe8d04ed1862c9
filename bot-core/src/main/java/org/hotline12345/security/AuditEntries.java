package org.hotline12345.security;

import java.util.List;

/** The audit log's repository: entries are added and read, never changed. Thread-safe. */
public interface AuditEntries {

  /** Adds the entry that {@code next} makes of the last one; writers take turns. */
  AuditEntry append(Next next);

  /** Entries with a number above {@code after}, in order. */
  List<AuditEntry> after(long after, int limit);

  /** The number and hash of the entry that was added last. */
  Head head();

  /** Makes the entry that follows the head. */
  interface Next {
    AuditEntry after(Head head);
  }

  /**
   * @param number 0 when nothing was added yet
   */
  record Head(long number, String hash) {}
}
