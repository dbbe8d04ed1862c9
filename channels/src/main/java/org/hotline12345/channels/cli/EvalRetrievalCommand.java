package org.hotline12345.channels.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.wiring.WordParts;
import org.hotline12345.kbindex.evaluation.RetrievalEvaluation;
import org.hotline12345.models.embedding.EmbeddingModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Imports documents into a fresh index and asks questions. */
@Command(
    name = "retrieval",
    description = {
      "Imports documents into a fresh index through the code of production and asks questions.",
      "Documents: {\"id\",\"title\"?,\"text\",\"department\"?,\"validTo\"?}",
      "Questions: {\"id\"?,\"question\",\"relevant\":[\"id\",…]}",
      "Result: questions, recallAt1, recallAt5, mrrAt10, queryMillisP50, queryMillisP95,",
      "indexDocsPerSecond, and plain BM25 on the same as baselines."
    })
final class EvalRetrievalCommand implements Runnable {
  @Option(names = "--docs", required = true, paramLabel = "D.jsonl", description = "Documents.")
  private Path docs;

  @Option(
      names = "--questions",
      required = true,
      paramLabel = "Q.jsonl",
      description = "Questions.")
  private Path questions;

  @Option(
      names = "--explain",
      paramLabel = "N",
      description = "Print the N worst questions to stderr, with what was found and why.")
  private int explain;

  @Mixin private ConfigOptions options;
  @Mixin private ResultOption result;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    HotlineConfig config = options.load();
    Clock clock = Clock.system(config.zone());
    PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    try {
      result.print(
          spec.commandLine().getOut(),
          new RetrievalEvaluation(EmbeddingModels.bgeSmallZh(), WordParts.shipped(), clock)
              .run(docs, questions, explain, progress),
          config.zone());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e.getMessage(), e);
    }
  }
}
