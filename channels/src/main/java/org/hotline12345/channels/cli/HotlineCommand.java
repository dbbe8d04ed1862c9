package org.hotline12345.channels.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of all commands. */
@Command(
    name = "hotline",
    description =
        "A city's 12345 hotline: answers from a knowledge base, everything else becomes a work order.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = HotlineCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed, the reason is on stderr", "2:wrong usage"},
    footer = {
      "",
      "Environment: HOTLINE_JAVA_OPTS more options for the JVM; HOTLINE_LOG log level (INFO);",
      "JAVA_HOME the JDK to use (21 or newer). Results go to stdout, logs to stderr."
    },
    subcommands = {
      ServeCommand.class,
      TestCommand.class,
      ChatCommand.class,
      ImportCommand.class,
      ReindexCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      AuditCommand.class,
      ConfigCommand.class,
      ModelsCommand.class,
      EvalCommand.class,
      TrainCommand.class,
      BenchCommand.class,
      WechatCommand.class,
    })
public final class HotlineCommand implements Runnable {
  /** Says at INFO which processor features it found. Held, because levels of lost loggers are. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  @Spec private CommandSpec spec;

  HotlineCommand() {}

  /** Runs the command line; gives the exit code. */
  public static int run(String... args) {
    LUCENE.setLevel(Level.WARNING);
    return commandLine().execute(args);
  }

  static CommandLine commandLine() {
    return new CommandLine(new HotlineCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setExecutionExceptionHandler(HotlineCommand::failed);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command (expected: one of those below)");
  }

  /** An operator wants the reason, not the stack; that is in the log at DEBUG. */
  private static int failed(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    org.slf4j.LoggerFactory.getLogger(HotlineCommand.class).debug("command failed", failure);
    String reason = failure.getMessage();
    command
        .getErr()
        .println("hotline: " + (reason == null || reason.isBlank() ? failure.toString() : reason));
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  /** Version from the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = HotlineCommand.class.getPackage().getImplementationVersion();
      return new String[] {
        "Hotline 12345 " + (version == null ? "(unpackaged)" : version), "Java " + Runtime.version()
      };
    }
  }
}
