package org.hotline12345.channels.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hotline12345.channels.bench.CallsBenchmark;
import org.hotline12345.channels.bench.Latencies;
import org.hotline12345.channels.config.HotlineConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Calls at a time, without or with recognition. */
@Command(
    name = "calls",
    description = {
      "Telephones in the same process call a SIP endpoint on the loopback, N of them a second, until",
      "all talk in G.711 both ways; nothing is recognised. Result: setUp and firstSound with",
      "p50Millis, p95Millis, p99Millis; packets received, lost and late at both ends; cores and",
      "millicoresPerCall, both ends together; memory.",
      "With --recognition callers play recordings to the whole hotline, with its worker processes,",
      "and wait for its answers. Result: runs, each with answers as callers hear them, stages,",
      "longestSilenceMillis, unanswered, lost packets, cores and coresPerCall; failures."
    })
final class BenchCallsCommand implements Runnable {
  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many at a time, 1–8000 (default: ${DEFAULT-VALUE}).")
  private int calls;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many begin in a second, 1–1000 (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "How long all talk, 1–3600 (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--recognition",
      description = "Callers play recordings, which are recognised and answered.")
  private boolean recognition;

  @Option(
      names = "--audio",
      paramLabel = "DIR",
      description = "Folder of wav files callers play; needed with --recognition.")
  private @Nullable Path audio;

  @Option(
      names = "--concurrent",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,2,4,6",
      description = "Calls at a time with --recognition (default: ${DEFAULT-VALUE}).")
  private List<Integer> concurrent = List.of();

  @Option(
      names = "--failures",
      description =
          "With --recognition also: workers killed, an engine slow by 3 s, recordings that cannot"
              + " be written, two calls each.")
  private boolean failures;

  @Mixin private ConfigOptions options;
  @Mixin private ResultOption result;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    if (calls < 1 || calls > 8000 || rate < 1 || rate > 1000 || seconds < 1 || seconds > 3600) {
      throw new ParameterException(
          spec.commandLine(),
          "--calls %d, --rate %d, --seconds %d (expected: 1–8000, 1–1000, 1–3600)"
              .formatted(calls, rate, seconds));
    }
    HotlineConfig config = options.load();
    if (recognition) {
      spoken(config);
      return;
    }
    try (CallsBenchmark benchmark = new CallsBenchmark(calls, rate, Clock.system(config.zone()))) {
      CallsBenchmark.Result measured = benchmark.run(Duration.ofSeconds(seconds));
      PrintWriter out = spec.commandLine().getOut();
      if (result.json()) {
        result.print(out, measured, config.zone());
      } else {
        tell(out, measured);
      }
    }
  }

  private void spoken(HotlineConfig config) {
    Path folder = audio;
    if (folder == null
        || !Files.isDirectory(folder)
        || concurrent.stream().anyMatch(n -> n < 1 || n > 50)) {
      throw new ParameterException(
          spec.commandLine(),
          "--audio %s, --concurrent %s (expected: a folder of wav files, 1–50 each)"
              .formatted(folder, concurrent));
    }
    try {
      BenchSpokenCalls.Result measured =
          new BenchSpokenCalls(folder, Duration.ofSeconds(seconds))
              .run(config, concurrent, failures);
      PrintWriter out = spec.commandLine().getOut();
      if (result.json()) {
        result.print(out, measured, config.zone());
      } else {
        BenchSpokenCalls.tell(out, measured);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tell(PrintWriter out, CallsBenchmark.Result measured) {
    out.printf(
        "%d of %d calls talking, %d processors%n",
        measured.talking(), measured.calls(), Runtime.getRuntime().availableProcessors());
    line(out, "set-up", measured.setUp());
    line(out, "first sound", measured.firstSound());
    side(out, "callers heard", measured.callers());
    side(out, "hotline heard", measured.hotline());
    out.printf(
        "%.3f cores, %.3f thousandths a call (both ends), heap %d MB, resident %s MB%n",
        measured.cores(),
        measured.millicoresPerCall(),
        measured.heapMegabytes(),
        measured.residentMegabytes());
  }

  private static void line(PrintWriter out, String name, Latencies.Figures figures) {
    out.printf(
        "%-14s p50 %7.2f ms   p95 %7.2f ms   p99 %7.2f ms   %d done, %d errors%n",
        name,
        figures.p50Millis(),
        figures.p95Millis(),
        figures.p99Millis(),
        figures.count(),
        figures.errors());
  }

  private static void side(PrintWriter out, String name, CallsBenchmark.Side side) {
    out.printf(
        "%-14s %d packets, %d lost, %d late%n", name, side.received(), side.lost(), side.late());
  }
}
