package org.hotline12345.security;

import java.time.Instant;
import java.util.Optional;

/** The sessions' repository: it knows tokens by their hash only. Thread-safe. */
public interface SessionRecords {

  void insert(SessionRecord session);

  Optional<SessionRecord> find(String tokenHash);

  void touch(String tokenHash, Instant at);

  void delete(String tokenHash);

  void deleteOf(String user);

  /** Forgets sessions created before the one or last used before the other. */
  int deleteOlder(Instant createdBefore, Instant usedBefore);

  /** A session as it is stored. */
  record SessionRecord(String tokenHash, String user, Instant createdAt, Instant lastUsedAt) {}
}
