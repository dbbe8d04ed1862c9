package org.hotline12345.channels.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.hotline12345.channels.bench.Latencies;
import org.hotline12345.channels.bench.TurnsBenchmark;
import org.hotline12345.channels.bench.WechatBenchmark;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.config.Secret;
import org.hotline12345.channels.config.WechatConfig;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.channels.wiring.HotlineServer;
import org.hotline12345.channels.wiring.TemporaryFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Load figures on this machine. */
@Command(
    name = "bench",
    description = "Load figures on this machine.",
    subcommands = {BenchCommand.Turns.class, BenchReindexCommand.class, BenchCallsCommand.class})
final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "bench: no subcommand (expected: turns, reindex or calls)");
  }

  /** Turns over HTTP. */
  @Command(
      name = "turns",
      description = {
        "Citizens talk to a new server on the loopback over HTTP, its database on disk; in the same",
        "run as many talk to an echo on the same server. Result: turns and echo with perSecond,",
        "p50Millis, p95Millis, p99Millis, count, errors; ratio; memory. Over wechat: turns, in the",
        "same run web (the same on the web page), ratio, late."
      })
  static final class Turns implements Runnable {
    @Option(
        names = "--seconds",
        paramLabel = "N",
        defaultValue = "20",
        description = "How long, 4–3600 (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
        names = "--citizens",
        paramLabel = "N",
        defaultValue = "16",
        description = "How many talk at a time (default: ${DEFAULT-VALUE}).")
    private int citizens;

    @Option(
        names = "--channel",
        paramLabel = "CHANNEL",
        defaultValue = "WEB",
        description =
            "web, or wechat: messages are pushed to the callback as the platform does, for the"
                + " second half of the time, the first being the web page's; late counts replies"
                + " not ready in time (default: web).")
    private Through channel;

    /** What citizens talk through. */
    enum Through {
      WEB,
      WECHAT
    }

    @Mixin private ConfigOptions options;
    @Mixin private ResultOption result;
    @Spec private CommandSpec spec;

    @Override
    public void run() {
      if (seconds < 4 || seconds > 3600 || citizens < 1 || citizens > 10_000) {
        throw new ParameterException(
            spec.commandLine(),
            "--seconds %d, --citizens %d (expected: 4–3600, 1–10000)".formatted(seconds, citizens));
      }
      Path folder = TemporaryFolder.create();
      int most = 1_000_000;
      HotlineConfig config =
          options
              .load()
              .onLoopback(0)
              .withDataDir(folder)
              .withLimits(new HotlineConfig.Limits(most, most, most, most));
      if (channel == Through.WECHAT) {
        overWechat(config.withWechat(BENCH), folder);
        return;
      }
      try (Hotline hotline = Hotline.onDisk(config, Clock.system(config.zone()));
          HotlineServer server = HotlineServer.start(hotline, true);
          TurnsBenchmark benchmark = new TurnsBenchmark(server.port(), citizens)) {
        tell(benchmark.run(Duration.ofSeconds(seconds)), config);
      } finally {
        TemporaryFolder.delete(folder);
      }
    }

    /** An account whose platform is not there: nothing but the callback is measured. */
    private static final WechatConfig BENCH =
        new WechatConfig(
            "wx-bench",
            new Secret("bench"),
            new Secret("bench"),
            null,
            null,
            URI.create("http://127.0.0.1:1"),
            "https://12345.example",
            Duration.ofMillis(4500),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            null,
            null);

    private void overWechat(HotlineConfig config, Path folder) {
      Clock clock = Clock.system(config.zone());
      try (Hotline hotline = Hotline.onDisk(config, clock);
          HotlineServer server = HotlineServer.start(hotline, true);
          TurnsBenchmark web = new TurnsBenchmark(server.port(), citizens);
          WechatBenchmark benchmark =
              new WechatBenchmark(server.port(), BENCH.token().reveal(), citizens, clock)) {
        Duration half = Duration.ofSeconds(seconds).dividedBy(2);
        WechatBenchmark.Result measured = benchmark.run(half, web.run(half).turns());
        PrintWriter out = spec.commandLine().getOut();
        if (result.json()) {
          result.print(out, measured, config.zone());
          return;
        }
        line(out, "wechat", measured.turns());
        line(out, "web", measured.web());
        out.printf(
            "ratio %.3f, %d late, heap %d MB%n",
            measured.ratio(), measured.late(), measured.heapMegabytes());
      } finally {
        TemporaryFolder.delete(folder);
      }
    }

    private void tell(TurnsBenchmark.Result measured, HotlineConfig config) {
      PrintWriter out = spec.commandLine().getOut();
      if (result.json()) {
        result.print(out, measured, config.zone());
        return;
      }
      out.printf(
          "%d citizens at a time, %d processors%n",
          measured.citizens(), Runtime.getRuntime().availableProcessors());
      line(out, "turns", measured.turns());
      line(out, "echo", measured.echo());
      out.printf(
          "ratio %.3f, heap %d MB, resident %s MB%n",
          measured.ratio(), measured.heapMegabytes(), measured.residentMegabytes());
    }

    private static void line(PrintWriter out, String name, Latencies.Figures figures) {
      out.printf(
          "%-6s %9.1f/s   p50 %7.2f ms   p95 %7.2f ms   p99 %7.2f ms   %d done, %d errors%n",
          name,
          figures.perSecond(),
          figures.p50Millis(),
          figures.p95Millis(),
          figures.p99Millis(),
          figures.count(),
          figures.errors());
    }
  }
}
