package org.hotline12345.store;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Group commit: whoever comes while a force is running shares the next one. A caller returns only
 * after a force that began after it came.
 */
final class GroupForce {
  private final Runnable force;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private long arrived;
  private long forced;
  private int waiting;
  private boolean running;

  GroupForce(Runnable force) {
    this.force = force;
  }

  /** Waits until what the caller has committed is on disk; throws what its own force threw. */
  void await() {
    lock.lock();
    try {
      long mine = ++arrived;
      waiting++;
      while (forced < mine) {
        if (running) {
          ended.awaitUninterruptibly();
        } else {
          lead();
        }
      }
    } finally {
      waiting--;
      lock.unlock();
    }
  }

  int waiting() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  private void lead() {
    long covered = arrived;
    running = true;
    lock.unlock();
    boolean done = false;
    try {
      force.run();
      done = true;
    } finally {
      lock.lock();
      running = false;
      if (done) {
        forced = covered;
      }
      ended.signalAll();
    }
  }
}
