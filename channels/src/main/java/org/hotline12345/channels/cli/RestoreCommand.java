package org.hotline12345.channels.cli;

import java.nio.file.Path;
import java.time.Clock;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.store.BackupReport;
import org.hotline12345.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup in place. */
@Command(
    name = "restore",
    description = {
      "Checks a backup and puts it in place of the database, which is kept beside it under another",
      "name. The index follows at the next start. The data folder must not be in use."
    })
final class RestoreCommand implements Runnable {
  @Parameters(paramLabel = "FILE", description = "The backup.")
  private Path file;

  @Option(names = "--verify", description = "Only check the backup; change nothing.")
  private boolean verify;

  @Mixin private ConfigOptions options;
  @Mixin private ResultOption result;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    HotlineConfig config = options.load();
    BackupReport report =
        verify
            ? Database.verifyBackup(file)
            : Hotline.restore(file, config, Clock.system(config.zone()));
    if (result.json()) {
      result.print(spec.commandLine().getOut(), report, config.zone());
    } else {
      spec.commandLine()
          .getOut()
          .printf("%s %s: %s%n", file, verify ? "is in order" : "restored", report.rows());
    }
  }
}
