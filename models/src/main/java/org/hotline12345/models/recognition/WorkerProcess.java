package org.hotline12345.models.recognition;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hotline's end of one worker process. Sending never waits; when the process is gone, every
 * utterance on it fails and {@code whenGone} is told once. Thread-safe.
 */
final class WorkerProcess {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

  private final Process process;
  private final ScratchFolder scratch;
  private final Listener listener;
  private final BlockingQueue<Frame> waiting = new LinkedBlockingQueue<>();
  private final Map<Integer, Exchange> exchanges = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final long started = System.nanoTime();
  private volatile boolean ready;
  private volatile boolean gone;

  /** Who keeps the workers. */
  interface Listener {
    void ready(WorkerProcess worker);

    void gone(WorkerProcess worker);
  }

  private WorkerProcess(Process process, ScratchFolder scratch, Listener listener) {
    this.process = process;
    this.scratch = scratch;
    this.listener = listener;
  }

  static WorkerProcess start(Path model, Listener listener) throws IOException {
    ScratchFolder scratch = ScratchFolder.make();
    Process process;
    try {
      process =
          new ProcessBuilder(command(model, scratch.path()))
              .redirectError(scratch.errors().toFile())
              .start();
    } catch (IOException e) {
      scratch.delete();
      throw e;
    }
    WorkerProcess worker = new WorkerProcess(process, scratch, listener);
    Thread.ofPlatform().daemon().name("recognition-in-" + process.pid()).start(worker::read);
    Thread.ofPlatform().daemon().name("recognition-out-" + process.pid()).start(worker::write);
    return worker;
  }

  private static List<String> command(Path model, Path scratch) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-Dfile.encoding=UTF-8",
        "-Djna.encoding=UTF-8",
        "-Dsun.jnu.encoding=UTF-8",
        // The library is unpacked here, and what the JVM writes of a crash comes here too.
        "-Djna.tmpdir=" + scratch,
        "-XX:ErrorFile=" + scratch.resolve("crash.log"),
        "-XX:-CreateCoredumpOnCrash",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx256m",
        "-cp",
        System.getProperty("java.class.path"),
        VoskWorker.class.getName(),
        model.toString());
  }

  boolean isReady() {
    return ready && !gone;
  }

  /** For how long it lived, or lives. */
  long nanosSinceStart() {
    return System.nanoTime() - started;
  }

  /** Utterances on it now. */
  int load() {
    return exchanges.size();
  }

  long pid() {
    return process.pid();
  }

  /** A place for an utterance. */
  Utterance begin(String grammar) {
    int id = ids.incrementAndGet();
    Exchange exchange = new Exchange();
    exchanges.put(id, exchange);
    waiting.add(Frame.of(Frame.Kind.BEGIN, id, grammar));
    if (gone) {
      fail(exchange);
      exchanges.remove(id);
    }
    return new Utterance(id, exchange);
  }

  /** Kills it when it is stuck, or does not come up in time. */
  void watch(Workers limits) {
    boolean late = !ready && nanosSinceStart() > limits.start().toNanos();
    boolean stuck = exchanges.values().stream().anyMatch(e -> e.isStuck(limits.stuck().toNanos()));
    if (late || stuck) {
      LOG.warn("recognition worker {} is killed: {}", pid(), late ? "not ready" : "stuck");
      kill();
    }
  }

  /** Ends the process now. */
  void kill() {
    process.destroyForcibly();
  }

  private void write() {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
      while (!gone) {
        waiting.take().write(out);
        if (waiting.isEmpty()) {
          out.flush();
        }
      }
    } catch (IOException e) {
      LOG.debug("recognition worker {} takes nothing more", pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      while (true) {
        take(Frame.read(in));
      }
    } catch (IOException e) {
      LOG.debug("recognition worker {} tells nothing more", pid(), e);
    } finally {
      end();
    }
  }

  private void take(Frame frame) throws IOException {
    if (frame.kind() == Frame.Kind.READY) {
      ready = true;
      listener.ready(this);
      return;
    }
    Exchange exchange = exchanges.get(frame.utterance());
    if (exchange == null) {
      return;
    }
    switch (frame.kind()) {
      case HEARD -> exchange.heard(frame.samplesHeard(), frame.soFar());
      case RESULT -> {
        exchanges.remove(frame.utterance());
        exchange.result().complete(frame.readings());
      }
      case FAILED -> {
        exchanges.remove(frame.utterance());
        LOG.warn("recognition worker {}: an utterance failed: {}", pid(), frame.text());
        exchange.failed("语音识别出错，请再说一遍");
      }
      default ->
          throw new Frame.ProtocolException(
              frame.kind() + " came from a worker (expected: READY, HEARD, RESULT or FAILED)");
    }
  }

  private void end() {
    gone = true;
    kill();
    if (!ready) {
      LOG.warn("recognition worker {} did not come up: {}", pid(), scratch.lastErrors());
    }
    // Wakes the writer, which sees that it is over.
    waiting.add(Frame.of(Frame.Kind.DROP, 0));
    exchanges.values().forEach(WorkerProcess::fail);
    exchanges.clear();
    Future<?> unused = process.onExit().thenRun(scratch::delete);
    listener.gone(this);
  }

  private static void fail(Exchange exchange) {
    exchange.lost("语音识别进程中断，请再说一遍");
  }

  /** An utterance on this worker. Belongs to one thread. */
  final class Utterance {
    private final int id;
    private final Exchange exchange;

    private Utterance(int id, Exchange exchange) {
      this.id = id;
      this.exchange = exchange;
    }

    /** Sends samples; gives how many wait to be heard. */
    long send(short[] samples, int offset, int length) {
      exchange.check();
      long behind = exchange.sending(length);
      waiting.add(Frame.audio(id, samples, offset, length));
      return behind;
    }

    String soFar() {
      return exchange.soFar();
    }

    /** Whether the worker is gone under it. */
    boolean isLost() {
      return exchange.isLost();
    }

    Exchange end() {
      exchange.check();
      exchange.ending();
      waiting.add(Frame.of(Frame.Kind.END, id));
      return exchange;
    }

    /** No result is wanted; the place is free when the worker has let go. */
    void drop() {
      exchange.ending();
      waiting.add(Frame.of(Frame.Kind.DROP, id));
    }
  }
}
