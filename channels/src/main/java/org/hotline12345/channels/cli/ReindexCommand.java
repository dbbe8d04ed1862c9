package org.hotline12345.channels.cli;

import java.time.Clock;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.knowledge.IndexKeeper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Rebuilds the index from the database. */
@Command(
    name = "reindex",
    description = {
      "Rebuilds the index from the database beside the one in use, and swaps.",
      "While a server runs on the data folder, use the knowledge desk or POST /api/desk/reindex."
    })
final class ReindexCommand implements Runnable {
  @Mixin private ConfigOptions options;
  @Mixin private ResultOption result;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    HotlineConfig config = options.load();
    try (Hotline hotline = Hotline.open(config, Clock.system(config.zone()))) {
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
    }
  }
}
