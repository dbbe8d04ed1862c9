package org.hotline12345.channels.voice.sip;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does tasks one after the other, in the order given, on threads of others. Thread-safe. */
final class Mailbox implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  private final Executor threads;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  Mailbox(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (waiting.getAndIncrement() == 0) {
      threads.execute(this::work);
    }
  }

  /** How many tasks are not done. */
  int waiting() {
    return waiting.get();
  }

  private void work() {
    do {
      try {
        tasks.remove().run();
      } catch (RuntimeException e) {
        LOG.error("a step of a call failed", e);
      }
    } while (waiting.decrementAndGet() > 0);
  }
}
