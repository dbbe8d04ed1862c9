package org.hotline12345.channels.cli;

import java.nio.file.Path;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.evaluation.ClassifierEvaluation;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Scores how the unit in charge is found. */
@Command(
    name = "dispatch",
    description = {
      "With --train and --test: learns from the first as production learns from past orders, scores",
      "the second. Lines: {\"title\"?,\"text\",\"label\"}. Result: accuracy, macroF1, perLabel, confusion,",
      "trainSeconds, microsPerMessage, at95 (confidence chosen on the training file for 95 % precision,",
      "and what it gave on the test file)."
    })
final class EvalDispatchCommand implements Runnable {
  @Option(names = "--train", paramLabel = "T.jsonl", description = "Messages to learn from.")
  private @Nullable Path train;

  @Option(names = "--test", paramLabel = "V.jsonl", description = "Messages to score.")
  private @Nullable Path test;

  @Option(names = "--baselines", description = "Score simpler ways in the same run, too.")
  private boolean baselines;

  @Mixin private ConfigOptions options;
  @Mixin private ResultOption result;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    HotlineConfig config = options.load();
    if (train == null || test == null) {
      throw new ParameterException(
          spec.commandLine(), "eval dispatch: no cases (expected: --train with --test)");
    }
    result.print(
        spec.commandLine().getOut(),
        new ClassifierEvaluation(EmbeddingModels.bgeSmallZh()).run(train, test, baselines),
        config.zone());
  }
}
