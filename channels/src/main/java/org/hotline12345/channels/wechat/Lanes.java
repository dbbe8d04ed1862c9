package org.hotline12345.channels.wechat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Work of one citizen in order, of different citizens at once. Thread-safe. */
final class Lanes {
  private final ConcurrentHashMap<String, CompletableFuture<Void>> tails =
      new ConcurrentHashMap<>();
  private final Executor threads;

  Lanes(Executor threads) {
    this.threads = threads;
  }

  /** Does the work after everything given before in this lane; it must not throw. */
  void execute(String lane, Runnable work) {
    tails.compute(
        lane,
        (name, tail) -> {
          CompletableFuture<Void> before =
              tail == null ? CompletableFuture.completedFuture(null) : tail;
          CompletableFuture<Void> mine =
              before.handleAsync(
                  (done, failed) -> {
                    work.run();
                    return null;
                  },
                  threads);
          var unused = mine.whenComplete((done, failed) -> tails.remove(lane, mine));
          return mine;
        });
  }
}
