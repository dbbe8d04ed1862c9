package org.hotline12345.channels.bench;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.hotline12345.channels.voice.rtp.RtpStats;
import org.hotline12345.speech.Resampler;
import org.hotline12345.speech.Sound;
import org.hotline12345.speech.Wav;

/**
 * {@code bench calls --recognition}: callers who play recordings to the whole hotline and wait for
 * its answers, a few at a time.
 */
public final class SpokenBenchmark implements AutoCloseable {
  private static final int CALLER_PORTS = 44_000;
  private static final String STAGE = "hotline.voice.stage";
  private static final double SILENT = 0.02;
  private static final double MILLION = 1e6;

  private final int port;
  private final MeterRegistry meters;
  private final List<Sound> recordings;
  private final RandomGenerator random = new SecureRandom();
  private final ScheduledExecutorService timers =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("bench-timers").factory());

  /**
   * @param port of the hotline's telephone on the loopback
   * @param meters of the hotline
   * @param audio folder of wav files
   */
  public SpokenBenchmark(int port, MeterRegistry meters, Path audio) throws IOException {
    this.port = port;
    this.meters = meters;
    try (Stream<Path> files = Files.list(audio)) {
      this.recordings =
          files
              .filter(file -> file.getFileName().toString().endsWith(".wav"))
              .sorted()
              .map(file -> speech(Wav.read(file)))
              .toList();
    }
    if (recordings.isEmpty()) {
      throw new IOException(audio + ": no recordings (expected: wav files)");
    }
  }

  /** Without the silence at its end, or that would be measured too. */
  private static Sound speech(Sound recorded) {
    Sound sound = Resampler.at(8000, recorded);
    short[] samples = sound.samples();
    int highest = 1;
    for (short sample : samples) {
      highest = Math.max(highest, Math.abs(sample));
    }
    int end = samples.length;
    while (end > 1 && Math.abs(samples[end - 1]) < SILENT * highest) {
      end--;
    }
    return Sound.of(Arrays.copyOf(samples, end), 8000);
  }

  /**
   * So many talk for so long.
   *
   * @param during run every five seconds, to make things fail
   */
  public Result run(int calls, Duration length, Runnable during) {
    forget();
    long lost = packets("lost");
    AtomicReference<Callers> calling = new AtomicReference<>();
    HeardByCallers heard =
        new HeardByCallers(
            () -> {
              Callers callers = calling.get();
              if (callers != null) {
                var unused = timers.schedule(callers::call, 1, TimeUnit.SECONDS);
              }
            });
    try (Callers callers =
        new Callers(
            port,
            CALLER_PORTS,
            CALLER_PORTS + 400,
            random,
            timers,
            () -> new RecordedSpeaker(recordings, random, heard))) {
      calling.set(callers);
      for (int i = 0; i < calls; i++) {
        callers.call();
        pause(Duration.ofMillis(1700));
      }
      Stopwatch watch = new Stopwatch();
      double workers = workerSeconds();
      long end = System.nanoTime() + length.toNanos();
      while (System.nanoTime() < end) {
        pause(Duration.ofNanos(Math.clamp(end - System.nanoTime(), 0, 5_000_000_000L)));
        during.run();
      }
      watch.stop();
      double cpu = watch.cpuSeconds() + Math.max(0, workerSeconds() - workers);
      calling.set(null);
      callers.hangUp();
      pause(Duration.ofSeconds(2));
      RtpStats stats = callers.stats();
      return new Result(
          calls,
          heard.answers().over(watch.seconds()),
          stages(),
          heard.longestSilenceMillis(),
          heard.withoutAnswer(),
          stats.lost(),
          packets("lost") - lost,
          round(cpu / watch.seconds()),
          round(cpu / watch.seconds() / calls));
    }
  }

  private void forget() {
    List<Meter> old = new ArrayList<>(meters.find(STAGE).timers());
    old.forEach(meters::remove);
  }

  private Map<String, Stage> stages() {
    Map<String, Stage> stages = new LinkedHashMap<>();
    for (String name :
        List.of("endpoint", "recognition", "engine", "synthesis", "first_packet", "total")) {
      Timer timer = meters.find(STAGE).tag("stage", name).timer();
      if (timer != null) {
        ValueAtPercentile[] values = timer.takeSnapshot().percentileValues();
        stages.put(
            name,
            new Stage(
                timer.count(),
                Math.round(values[0].value() / MILLION),
                Math.round(values[1].value() / MILLION)));
      }
    }
    return stages;
  }

  private long packets(String kind) {
    return (long) meters.counter("hotline.voice.packets", "kind", kind).count();
  }

  /** Processor time of the recognition workers that live. */
  private static double workerSeconds() {
    return ProcessHandle.current()
        .children()
        .mapToDouble(
            child -> child.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0)
        .sum();
  }

  /** Kills one of the recognition workers, as a crash of the library would. */
  public static void killWorker() {
    ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("java"))
        .findAny()
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  private static void pause(Duration length) {
    long due = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < due) {
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  private static double round(double value) {
    return Math.round(100 * value) / 100.0;
  }

  @Override
  public void close() {
    timers.shutdownNow();
  }

  /**
   * @param count turns
   */
  public record Stage(long count, long p50Millis, long p95Millis) {}

  /**
   * @param answers from the end of speech to the first sound, as callers hear it
   * @param stages the same as the hotline measures it, by stage
   * @param longestSilenceMillis that any caller heard after he had spoken
   * @param unanswered turns without any sound for 30 s
   * @param lostByCallers packets
   * @param lostByHotline packets
   * @param cores busy, with recognition workers and callers
   * @param coresPerCall the same for each call
   */
  public record Result(
      int calls,
      Latencies.Figures answers,
      Map<String, Stage> stages,
      long longestSilenceMillis,
      long unanswered,
      long lostByCallers,
      long lostByHotline,
      double cores,
      double coresPerCall) {}
}
