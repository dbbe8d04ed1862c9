package org.hotline12345.channels.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.evaluation.NoiseEvaluation;
import org.hotline12345.channels.evaluation.NoisyCases;
import org.hotline12345.channels.evaluation.RouteDeciders;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores routes and emergencies at growing recognition error. */
@Command(
    name = "noise",
    description = {
      "Scores the first decision on utterances that a speech recogniser got partly wrong: each",
      "Han character is hit with the rate's probability (same sound 60 %, neighbouring sound 20 %,",
      "dropped 10 %, one more 10 %), the same for the same seed.",
      "Cases: as in eval route. Result: for the engine and, with --baselines, other ways, accuracy,",
      "macroF1, emergencyRecall and emergencyPrecision at each rate."
    })
final class EvalNoiseCommand implements Runnable {
  @Option(
      names = "--cases",
      required = true,
      arity = "1..*",
      paramLabel = "C.jsonl",
      description = "Cases, one file or more.")
  private List<Path> cases = List.of();

  @Option(
      names = "--rates",
      split = ",",
      paramLabel = "R",
      defaultValue = "0,0.1,0.2,0.3,0.4",
      description = "Shares of characters misheard (default: ${DEFAULT-VALUE}).")
  private List<Double> rates = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Different errors of each rate to average over (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(names = "--baselines", description = "Score simpler ways in the same run too.")
  private boolean baselines;

  @Option(
      names = "--write",
      paramLabel = "DIR",
      description = {
        "Score nothing; write the cases as they would be heard into this folder, for any other",
        "eval: <name>-noise<percent>.jsonl with text, question and users' turns changed."
      })
  private @Nullable Path write;

  @Mixin private ConfigOptions options;
  @Mixin private ResultOption result;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    HotlineConfig config = options.load();
    Path folder = write;
    if (folder != null) {
      write(folder);
      return;
    }
    try (Hotline hotline = Hotline.temporary(config, Clock.system(config.zone()))) {
      RouteDeciders deciders =
          baselines
              ? RouteDeciders.all(hotline.talks().engine(), EmbeddingModels.bgeSmallZh())
              : RouteDeciders.engine(hotline.talks().engine());
      result.print(
          spec.commandLine().getOut(),
          new NoiseEvaluation(deciders).run(cases, rates, seeds),
          config.zone());
    }
  }

  private void write(Path folder) {
    NoisyCases noisy = new NoisyCases();
    try {
      Files.createDirectories(folder);
      for (Path file : cases) {
        for (double rate : rates) {
          spec.commandLine().getOut().println(noisy.write(file, rate, 0, folder));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
