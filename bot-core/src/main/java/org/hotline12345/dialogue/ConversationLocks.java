package org.hotline12345.dialogue;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One lock for each conversation in use; kept only while somebody holds or wants it. */
final class ConversationLocks {

  private static final class Counted extends ReentrantLock {
    private int users;
  }

  private final ConcurrentHashMap<String, Counted> locks = new ConcurrentHashMap<>();

  /** Runs the work while nobody else works on that conversation. */
  <T> T holding(String id, Supplier<T> work) {
    Counted lock =
        locks.compute(
            id,
            (key, known) -> {
              Counted counted = known == null ? new Counted() : known;
              counted.users++;
              return counted;
            });
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
      locks.compute(id, (key, known) -> known == null || --known.users == 0 ? null : known);
    }
  }
}
