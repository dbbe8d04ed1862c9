package org.hotline12345.channels.cli;

import java.time.Clock;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.security.AuditLog;
import org.hotline12345.store.Database;
import org.hotline12345.store.JdbiAuditEntries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks at the audit log. */
@Command(
    name = "audit",
    description = "Looks at the audit log.",
    subcommands = AuditCommand.Verify.class)
final class AuditCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "audit: no subcommand (expected: verify)");
  }

  /** Walks the chain. */
  @Command(
      name = "verify",
      description = {
        "Walks the whole chain of hashes: an entry changed, removed or put in between is found.",
        "Exit code 1 when it is broken."
      })
  static final class Verify implements Runnable {
    @Mixin private ConfigOptions options;
    @Mixin private ResultOption result;
    @Spec private CommandSpec spec;

    @Override
    public void run() {
      HotlineConfig config = options.load();
      Clock clock = Clock.system(config.zone());
      try (Database database = Database.open(config.dataDir())) {
        AuditLog.Verification found = new AuditLog(new JdbiAuditEntries(database), clock).verify();
        if (result.json()) {
          result.print(spec.commandLine().getOut(), found, config.zone());
        } else {
          spec.commandLine().getOut().println(found.message());
        }
        if (found.firstBroken() != null) {
          throw new IllegalStateException(
              "audit log: broken at entry " + found.firstBroken() + " (expected: an intact chain)");
        }
      }
    }
  }
}
