package org.hotline12345.channels.cli;

import java.nio.file.Path;
import java.time.Clock;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.store.BackupReport;
import org.hotline12345.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a backup. */
@Command(
    name = "backup",
    description = {
      "Writes a consistent copy of the database into a new zip, and reads it back to check it.",
      "The index is not in it: it is derived from the database. The data folder must not be in use",
      "by a running server."
    })
final class BackupCommand implements Runnable {
  @Parameters(paramLabel = "FILE", description = "The zip to write; must not exist.")
  private Path file;

  @Mixin private ConfigOptions options;
  @Mixin private ResultOption result;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    HotlineConfig config = options.load();
    Clock clock = Clock.system(config.zone());
    try (Database database = Database.open(config.dataDir())) {
      BackupReport report = database.backupTo(file, clock.instant());
      if (result.json()) {
        result.print(spec.commandLine().getOut(), report, config.zone());
      } else {
        spec.commandLine().getOut().printf("%s: %s%n", file, report.rows());
      }
    }
  }
}
