package org.hotline12345.channels.cli;

import java.nio.file.Path;
import java.time.Clock;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.evaluation.DialogueEvaluation;
import org.hotline12345.channels.wiring.Hotline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays whole conversations. */
@Command(
    name = "dialogue",
    description = {
      "Plays whole conversations on the production engine, on a fresh system with the starter knowledge.",
      "Cases: {\"id\",\"channel\",\"turns\":[{\"user\",\"expect\"?:{\"kind\"?,\"containsAll\"?,\"containsAny\"?,",
      "\"containsNone\"?,\"article\"?,\"slots\"?,\"order\"?}}]}. A kind matches when one of the turn's",
      "replies has it; slots and order fields match when they contain the text.",
      "Result: conversations, passed, failed."
    })
final class EvalDialogueCommand implements Runnable {
  @Option(names = "--cases", required = true, paramLabel = "C.jsonl", description = "Cases.")
  private Path cases;

  @Mixin private ConfigOptions options;
  @Mixin private ResultOption result;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    HotlineConfig config = options.load();
    Clock clock = Clock.system(config.zone());
    try (Hotline hotline = Hotline.temporary(config, clock)) {
      ProgressBar bar = new ProgressBar("eval dialogue", System.err);
      DialogueEvaluation.Scores scores =
          new DialogueEvaluation(
                  hotline.talks().engine(), hotline.talks().log(), hotline.orders().desk(), clock)
              .run(cases, bar::at);
      bar.done();
      result.print(spec.commandLine().getOut(), scores, config.zone());
    }
  }
}
