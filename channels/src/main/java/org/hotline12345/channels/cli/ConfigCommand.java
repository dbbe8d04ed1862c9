package org.hotline12345.channels.cli;

import org.hotline12345.channels.config.ConfigFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks at the configuration. */
@Command(
    name = "config",
    description = "Looks at the configuration.",
    subcommands = ConfigCommand.Check.class)
final class ConfigCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "config: no subcommand (expected: check)");
  }

  /** Prints what is in force. */
  @Command(
      name = "check",
      description = {
        "Checks the configuration and prints what is in force, secrets hidden.",
        "Lists all problems at once, with the offending and the expected value."
      })
  static final class Check implements Runnable {
    @Mixin private ConfigOptions options;
    @Spec private CommandSpec spec;

    @Override
    public void run() {
      spec.commandLine().getOut().print(ConfigFile.print(options.load()));
      spec.commandLine().getOut().flush();
    }
  }
}
