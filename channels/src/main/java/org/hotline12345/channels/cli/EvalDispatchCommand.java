package org.hotline12345.channels.cli;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.nio.file.Path;
import java.util.Objects;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.evaluation.ClassifierEvaluation;
import org.hotline12345.channels.evaluation.DispatchEvaluation;
import org.hotline12345.models.dispatch.Baselines;
import org.hotline12345.models.dispatch.DayOne;
import org.hotline12345.models.dispatch.LearnedDuties;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.workorder.Dispatch;
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
      "and what it gave on the test file).",
      "With --cases: dispatches as production does on its first day. Lines: {\"text\",\"unit\",",
      "\"also\"?,\"category\"?,\"place\"?,\"localUnit\"?,\"words\"}, unit empty when a person must decide.",
      "Result: all and byWords (lead, right with also-right units, category, abstained, precision), at95,",
      "localUnit, microsPerMessage (mean, median, slowest5Percent), confused."
    })
final class EvalDispatchCommand implements Runnable {
  @Option(names = "--train", paramLabel = "T.jsonl", description = "Messages to learn from.")
  private @Nullable Path train;

  @Option(names = "--test", paramLabel = "V.jsonl", description = "Messages to score.")
  private @Nullable Path test;

  @Option(names = "--cases", paramLabel = "C.jsonl", description = "Matters to dispatch.")
  private @Nullable Path cases;

  @Option(names = "--baselines", description = "Score simpler ways in the same run, too.")
  private boolean baselines;

  @Mixin private ConfigOptions options;
  @Mixin private ResultOption result;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    HotlineConfig config = options.load();
    if ((cases == null) == (train == null) || (train == null) != (test == null)) {
      throw new ParameterException(
          spec.commandLine(), "eval dispatch: expected either --cases, or --train with --test");
    }
    result.print(
        spec.commandLine().getOut(),
        cases == null ? learnedFromFile() : dayOne(cases),
        config.zone());
  }

  private Object learnedFromFile() {
    return new ClassifierEvaluation(EmbeddingModels.bgeSmallZh())
        .run(Objects.requireNonNull(train), Objects.requireNonNull(test), baselines);
  }

  private Object dayOne(Path file) {
    EmbeddingModel embedding = EmbeddingModels.bgeSmallZh();
    Gazetteer gazetteer = Gazetteer.shipped();
    return new DispatchEvaluation(
            gazetteer,
            Departments.shipped(gazetteer),
            new LearnedDuties(DayOne.shipped(embedding)),
            new Baselines(embedding))
        .run(file, Dispatch.TRUSTED, baselines);
  }
}
