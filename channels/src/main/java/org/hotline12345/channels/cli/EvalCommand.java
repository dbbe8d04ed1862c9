package org.hotline12345.channels.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures against labelled cases. */
@Command(
    name = "eval",
    description = "Measures against labelled cases (JSON Lines, UTF-8).",
    subcommands = {
      EvalRetrievalCommand.class,
      EvalRouteCommand.class,
      EvalDialogueCommand.class,
      EvalDispatchCommand.class,
      EvalFactsCommand.class,
      EvalNoiseCommand.class,
      EvalSpeechCommand.class
    })
final class EvalCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "eval: no subcommand (expected: retrieval, route, dialogue, dispatch, facts, noise or speech)");
  }
}
