package org.hotline12345.models.recognition;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hotline12345.speech.RecognitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the worker processes: starts them, starts anew what died, slower each time it dies young,
 * and gives utterances to the one with most room. Thread-safe.
 */
final class WorkerPool implements WorkerProcess.Listener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);
  private static final Duration WATCH = Duration.ofMillis(500);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final int MOST_DOUBLINGS = 8;
  private static final Duration OLD = Duration.ofMinutes(1);
  private static final int GIVEN_UP = 5;

  /** How long a new utterance waits for a worker that is just coming up. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Path model;
  private final Workers limits;
  private final List<WorkerProcess> workers = new ArrayList<>();
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("recognition-watch").factory());
  private final Thread atShutdown = Thread.ofPlatform().unstarted(this::stop);
  private int youngDeaths;
  private boolean closed;

  WorkerPool(Path model, Workers limits) {
    this.model = model;
    this.limits = limits;
    for (int i = 0; i < limits.processes(); i++) {
      start();
    }
    // A signal to the terminal reaches the workers too: they are not gone, all comes to its end.
    Runtime.getRuntime().addShutdownHook(atShutdown);
    Future<?> unused =
        clockwork.scheduleAtFixedRate(
            this::watch, WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void start() {
    if (closed) {
      return;
    }
    try {
      workers.add(WorkerProcess.start(model, this));
    } catch (IOException e) {
      LOG.warn("recognition worker cannot be started: {}", e.toString());
      startLater();
    }
  }

  private void startLater() {
    long pause = FIRST_PAUSE.toMillis() << Math.min(youngDeaths, MOST_DOUBLINGS);
    youngDeaths++;
    Future<?> unused = clockwork.schedule(this::start, pause, TimeUnit.MILLISECONDS);
  }

  private void watch() {
    List<WorkerProcess> now;
    synchronized (this) {
      now = List.copyOf(workers);
    }
    now.forEach(worker -> worker.watch(limits));
  }

  /**
   * A place for an utterance on the worker with most room.
   *
   * @throws RecognitionException when all places are taken, or no worker comes up
   */
  WorkerProcess.Utterance begin(String grammar) {
    return begin(grammar, PATIENCE);
  }

  /**
   * The same.
   *
   * @param wait how long for a worker that is coming up
   */
  synchronized WorkerProcess.Utterance begin(String grammar, Duration wait) {
    long patience = System.nanoTime() + wait.toNanos();
    while (!closed && workers.stream().noneMatch(WorkerProcess::isReady)) {
      long left = TimeUnit.NANOSECONDS.toMillis(patience - System.nanoTime());
      if (left <= 0) {
        throw new RecognitionException("语音识别进程正在启动，请稍后再试", null);
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RecognitionException("语音识别已中断", e);
      }
    }
    Optional<WorkerProcess> idlest =
        workers.stream()
            .filter(WorkerProcess::isReady)
            .min(Comparator.comparingInt(WorkerProcess::load));
    if (closed || idlest.isEmpty() || idlest.get().load() >= limits.utterances()) {
      throw new RecognitionException(
          closed ? "语音识别已关闭" : "语音识别通道已满（共" + limits.processes() * limits.utterances() + "路），请稍后再试",
          null);
    }
    return idlest.get().begin(grammar);
  }

  /** Whether one worker is up. */
  synchronized boolean isReady() {
    return workers.stream().anyMatch(WorkerProcess::isReady);
  }

  /** Whether workers die again and again before they are ready. */
  synchronized boolean isHopeless() {
    return youngDeaths >= GIVEN_UP && !isReady();
  }

  /** Process identifiers of the workers that are up, the busiest first. */
  synchronized List<Long> pids() {
    return workers.stream()
        .filter(WorkerProcess::isReady)
        .sorted(Comparator.comparingInt(WorkerProcess::load).reversed())
        .map(WorkerProcess::pid)
        .toList();
  }

  @Override
  public synchronized void ready(WorkerProcess worker) {
    LOG.info("recognition worker {} is ready", worker.pid());
    notifyAll();
  }

  private synchronized void stop() {
    closed = true;
    notifyAll();
  }

  @Override
  public synchronized void gone(WorkerProcess worker) {
    if (!workers.remove(worker) || closed) {
      return;
    }
    Future<?> unused =
        clockwork.schedule(
            () -> tellGone(worker.pid()), FIRST_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    if (worker.nanosSinceStart() > OLD.toNanos()) {
      youngDeaths = 0;
    }
    startLater();
  }

  /** Told a moment later, when it is known that not all are going. */
  private synchronized void tellGone(long pid) {
    if (!closed) {
      LOG.warn("recognition worker {} is gone, another one is started", pid);
    }
  }

  @Override
  public void close() {
    List<WorkerProcess> last;
    synchronized (this) {
      closed = true;
      last = List.copyOf(workers);
      notifyAll();
    }
    try {
      var unused = Runtime.getRuntime().removeShutdownHook(atShutdown);
    } catch (IllegalStateException e) {
      // It is running already.
    }
    clockwork.shutdownNow();
    last.forEach(WorkerProcess::kill);
  }
}
