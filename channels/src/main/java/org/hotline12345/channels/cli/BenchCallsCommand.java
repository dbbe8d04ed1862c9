package org.hotline12345.channels.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import org.hotline12345.channels.bench.CallsBenchmark;
import org.hotline12345.channels.bench.Latencies;
import org.hotline12345.channels.config.HotlineConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Calls at a time, without recognition. */
@Command(
    name = "calls",
    description = {
      "Telephones in the same process call a SIP endpoint on the loopback, N of them a second, until",
      "all talk in G.711 both ways; nothing is recognised. Result: setUp and firstSound with",
      "p50Millis, p95Millis, p99Millis; packets received, lost and late at both ends; cores and",
      "millicoresPerCall, both ends together; memory."
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
