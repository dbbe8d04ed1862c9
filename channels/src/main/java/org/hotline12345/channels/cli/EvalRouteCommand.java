package org.hotline12345.channels.cli;

import java.nio.file.Path;
import java.time.Clock;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.evaluation.RouteEvaluation;
import org.hotline12345.channels.wiring.Hotline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores the first decision on single utterances. */
@Command(
    name = "route",
    description = {
      "Scores the first decision on single utterances, on a fresh system with the starter knowledge.",
      "Cases: {\"text\",\"route\",\"target\"?}, route one of emergency, statutory, refused, subcentre,",
      "question, order, progress, handoff, smalltalk.",
      "Result: accuracy (routes), macroF1, targetAccuracy, perRoute, wrong."
    })
final class EvalRouteCommand implements Runnable {
  @Option(names = "--cases", required = true, paramLabel = "C.jsonl", description = "Cases.")
  private Path cases;

  @Mixin private ConfigOptions options;
  @Mixin private ResultOption result;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    HotlineConfig config = options.load();
    try (Hotline hotline = Hotline.temporary(config, Clock.system(config.zone()))) {
      RouteEvaluation.Scores scores = new RouteEvaluation(hotline.talks().engine()).run(cases);
      result.print(spec.commandLine().getOut(), scores, config.zone());
    }
  }
}
