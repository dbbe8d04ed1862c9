package org.hotline12345.channels.cli;

import java.nio.file.Path;
import java.time.Clock;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.evaluation.RouteDeciders;
import org.hotline12345.channels.evaluation.RouteEvaluation;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.models.embedding.EmbeddingModels;
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
      "An \"also\" in a case lists further right targets.",
      "Result: accuracy (routes), macroF1, targetAccuracy, perRoute, confusion, microsPerMessage,",
      "wrong; with --baselines the same of keyword rules alone, TF-IDF with a linear support vector",
      "machine, and the nearest example by bge vector."
    })
final class EvalRouteCommand implements Runnable {
  @Option(names = "--cases", required = true, paramLabel = "C.jsonl", description = "Cases.")
  private Path cases;

  @Option(names = "--baselines", description = "Score simpler ways in the same run too.")
  private boolean baselines;

  @Mixin private ConfigOptions options;
  @Mixin private ResultOption result;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    HotlineConfig config = options.load();
    try (Hotline hotline = Hotline.temporary(config, Clock.system(config.zone()))) {
      RouteDeciders deciders =
          baselines
              ? RouteDeciders.all(hotline.talks().engine(), EmbeddingModels.bgeSmallZh())
              : RouteDeciders.engine(hotline.talks().engine());
      RouteEvaluation.Scores scores = new RouteEvaluation(deciders).run(cases);
      result.print(spec.commandLine().getOut(), scores, config.zone());
    }
  }
}
