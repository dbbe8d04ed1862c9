package org.hotline12345.channels.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.hotline12345.channels.bench.SpokenBenchmark;
import org.hotline12345.channels.config.AddressRange;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.config.SipConfig;
import org.hotline12345.channels.config.VoiceConfig;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.channels.wiring.HotlineServer;
import org.hotline12345.channels.wiring.TemporaryFolder;

/** Calls with recognition: the whole hotline on a new data folder, called over the loopback. */
final class BenchSpokenCalls {
  private static final int MEDIA_PORTS = 21_000;
  private static final int ATTEMPTS = 9;
  private static final Duration ENGINE_DELAY = Duration.ofSeconds(3);
  private static final int WITH_FAILURES = 2;
  private static final int TICKS_BETWEEN_KILLS = 4;

  private final Path audio;
  private final Duration length;

  BenchSpokenCalls(Path audio, Duration length) {
    this.audio = audio;
    this.length = length;
  }

  /**
   * @param runs as many talk at a time
   * @param failures what was made to fail, with the run while it did
   */
  record Result(List<SpokenBenchmark.Result> runs, Map<String, SpokenBenchmark.Result> failures) {
    Result {
      runs = List.copyOf(runs);
    }
  }

  /**
   * @param failures whether things are made to fail after the other runs
   */
  Result run(HotlineConfig config, List<Integer> calls, boolean failures) throws IOException {
    Path folder = TemporaryFolder.create();
    int port = freePort();
    HotlineConfig own =
        config.onLoopback(0).withDataDir(folder).withVoice(voice(config.voice(), port));
    AtomicBoolean slow = new AtomicBoolean();
    try (Hotline hotline = Hotline.onDisk(own, Clock.system(own.zone()));
        HotlineServer server = HotlineServer.start(hotline, config)) {
      hotline.talks().log().listen((state, events) -> delay(slow.get()));
      String trouble = server.takeCalls();
      if (!trouble.isEmpty()) {
        throw new IOException(trouble);
      }
      try (SpokenBenchmark benchmark = new SpokenBenchmark(port, server.meters(), audio)) {
        List<SpokenBenchmark.Result> runs = new ArrayList<>();
        for (int many : calls) {
          runs.add(benchmark.run(many, length, () -> {}));
        }
        Map<String, SpokenBenchmark.Result> failed = new java.util.LinkedHashMap<>();
        if (failures) {
          AtomicInteger ticks = new AtomicInteger();
          failed.put(
              "workerKilledEvery20s",
              benchmark.run(
                  WITH_FAILURES,
                  length,
                  () -> {
                    if (ticks.incrementAndGet() % TICKS_BETWEEN_KILLS == 0) {
                      SpokenBenchmark.killWorker();
                    }
                  }));
          slow.set(true);
          failed.put("engineSlowBy3s", benchmark.run(WITH_FAILURES, length, () -> {}));
          slow.set(false);
          unwritable(folder.resolve("recordings"));
          failed.put("recordingsUnwritable", benchmark.run(WITH_FAILURES, length, () -> {}));
        }
        return new Result(runs, failed);
      }
    } finally {
      TemporaryFolder.delete(folder);
    }
  }

  /** Every write fails from now on, as on a disk that is full, also for the superuser. */
  private static void unwritable(Path folder) throws IOException {
    if (Files.exists(folder)) {
      TemporaryFolder.delete(folder);
    }
    Files.createFile(folder);
  }

  private static void delay(boolean slow) {
    if (slow) {
      long due = System.nanoTime() + ENGINE_DELAY.toNanos();
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
    }
  }

  /**
   * As configured, but called from this machine only, and with more patience for misunderstanding.
   */
  private static VoiceConfig voice(VoiceConfig config, int port) {
    VoiceConfig.Turn turn = config.turn();
    return new VoiceConfig(
        new VoiceConfig.Turn(
            turn.silence(),
            turn.sureSilence(),
            turn.slowSilence(),
            turn.hesitation(),
            turn.longest(),
            turn.bargeIn(),
            turn.greetingBargeIn(),
            turn.filler(),
            turn.patience(),
            turn.noInput(),
            turn.keyPause(),
            ATTEMPTS,
            turn.spokenCharacters()),
        config.grammar(),
        config.transfer(),
        config.recording(),
        sip(port));
  }

  private static SipConfig sip(int port) {
    Duration minute = Duration.ofSeconds(TimeUnit.MINUTES.toSeconds(1));
    return new SipConfig(
        true,
        "127.0.0.1",
        port,
        List.of("udp"),
        null,
        List.of(AddressRange.parse("127.0.0.0/8")),
        List.of(),
        100,
        Duration.ZERO,
        Duration.ZERO,
        new SipConfig.Transfer(null, minute),
        new SipConfig.Media(MEDIA_PORTS, MEDIA_PORTS + 400, List.of("PCMA"), minute),
        new SipConfig.Digest("bench", Map.of()),
        null,
        null);
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      return socket.getLocalPort();
    }
  }

  static void tell(PrintWriter out, Result result) {
    result.runs().forEach(run -> tell(out, "", run));
    result.failures().forEach((what, run) -> tell(out, what + ": ", run));
  }

  private static void tell(PrintWriter out, String what, SpokenBenchmark.Result run) {
    out.printf(
        "%s%d calls: %d answers, p50 %.0f ms, p95 %.0f ms as heard; longest silence %d ms, %d"
            + " unanswered%n",
        what,
        run.calls(),
        run.answers().count(),
        run.answers().p50Millis(),
        run.answers().p95Millis(),
        run.longestSilenceMillis(),
        run.unanswered());
    run.stages()
        .forEach(
            (stage, figures) ->
                out.printf(
                    "  %-13s p50 %5d ms   p95 %5d ms   %d%n",
                    stage, figures.p50Millis(), figures.p95Millis(), figures.count()));
    out.printf(
        "  lost %d packets at callers, %d at the hotline; %.2f cores, %.2f a call%n",
        run.lostByCallers(), run.lostByHotline(), run.cores(), run.coresPerCall());
  }
}
