package org.hotline12345.channels.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.knowledge.IndexKeeper;
import org.hotline12345.knowledge.VerifyReport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Rebuilds the index from the database, or proves that both are equal. */
@Command(
    name = "reindex",
    description = {
      "Rebuilds the index from the database beside the one in use, and swaps. With --verify it is",
      "only compared with the database, article by article: exit code 1 when they differ.",
      "While a server runs on the data folder, use the knowledge desk or POST /api/desk/reindex."
    })
final class ReindexCommand implements Callable<Integer> {
  @Option(
      names = "--verify",
      description = "Prove that index and database hold the same; change nothing.")
  private boolean verify;

  @Mixin private ConfigOptions options;
  @Mixin private ResultOption result;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    HotlineConfig config = options.load();
    try (Hotline hotline = Hotline.open(config, Clock.system(config.zone()))) {
      return verify ? verify(hotline.knowledge().keeper(), config) : rebuild(hotline, config);
    }
  }

  private int rebuild(Hotline hotline, HotlineConfig config) {
    ProgressBar bar = new ProgressBar("reindex", System.err);
    hotline.knowledge().keeper().reindex(bar::at);
    bar.done();
    IndexKeeper.Status status = hotline.knowledge().keeper().status();
    if (result.json()) {
      result.print(spec.commandLine().getOut(), status, config.zone());
    } else {
      spec.commandLine()
          .getOut()
          .printf("%d articles, revision %d%n", status.total(), status.indexRevision());
    }
    return CommandLine.ExitCode.OK;
  }

  private int verify(IndexKeeper keeper, HotlineConfig config) {
    ProgressBar bar = new ProgressBar("verify", System.err);
    VerifyReport report = keeper.verify(bar::at);
    bar.done();
    PrintWriter out = spec.commandLine().getOut();
    if (result.json()) {
      result.print(out, report, config.zone());
    } else {
      report.missing().forEach(id -> out.printf("missing from the index: %s%n", id));
      report.surplus().forEach(id -> out.printf("only in the index: %s%n", id));
      report.differing().forEach(id -> out.printf("different in the index: %s%n", id));
      out.printf("%d articles, %s%n", report.articles(), report.equal() ? "equal" : "not equal");
    }
    if (report.equal()) {
      return CommandLine.ExitCode.OK;
    }
    spec.commandLine()
        .getErr()
        .println("hotline: index and database differ; ./hotline reindex makes them equal");
    return CommandLine.ExitCode.SOFTWARE;
  }
}
