package org.hotline12345.channels.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.hotline12345.calendar.Festivals;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.evaluation.FactsEvaluation;
import org.hotline12345.channels.evaluation.RecognitionNoise;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.organisation.Gazetteer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores the facts found in single messages. */
@Command(
    name = "facts",
    description = {
      "Scores the facts found in single messages: precision, recall and F1 of every fact, long and",
      "noisy messages apart, microseconds per message, and what simple patterns find in the same.",
      "Cases: {\"text\",\"facts\":{…},\"accept\"?,\"decoy\"?,\"tags\"?} as docs/eval/README.md says."
    })
final class EvalFactsCommand implements Runnable {
  @Option(names = "--cases", required = true, paramLabel = "C.jsonl", description = "Cases.")
  private Path cases;

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description = "The time the messages are said at (default: ${DEFAULT-VALUE}).",
      defaultValue = "2026-11-22T10:00+08:00")
  private OffsetDateTime now;

  @Option(
      names = "--noise",
      paramLabel = "RATE",
      description = "Share of the syllables that a recogniser gets wrong, 0–1 (default: 0).",
      defaultValue = "0")
  private double noise;

  @Option(names = "--wrong", description = "List what was found wrongly or not at all.")
  private boolean wrong;

  @Mixin private ConfigOptions options;
  @Mixin private ResultOption result;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    HotlineConfig config = options.load();
    Gazetteer gazetteer = Gazetteer.shipped();
    FactExtractor extractor =
        new FactExtractor(
            gazetteer, Festivals.shipped(), Clock.fixed(now.toInstant(), config.zone()));
    FactsEvaluation.Scores scores =
        new FactsEvaluation(extractor, gazetteer)
            .run(cases, new RecognitionNoise(noise)::disturb, wrong);
    result.print(spec.commandLine().getOut(), scores, config.zone());
  }
}
