package org.hotline12345.channels.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.hotline12345.channels.bench.Latencies;
import org.hotline12345.channels.bench.ReindexBenchmark;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.wiring.TemporaryFolder;
import org.hotline12345.channels.wiring.WordParts;
import org.hotline12345.kbindex.files.ArticleFiles;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The index: building it, asking it, editing under load. */
@Command(
    name = "reindex",
    description = {
      "Builds an index of about N passages, made from the articles of this release with vectors near",
      "theirs, and in the same run the same by raw Lucene; embeds texts through a rebuild and by the",
      "bare model; then asks questions, alone, together and while articles are edited.",
      "Result: articlesPerSecond and textsPerSecond with ratio to the bare part; queries with",
      "p50Millis, p95Millis, p99Millis, embedding of the question included; editToFound; memory."
    })
final class BenchReindexCommand implements Runnable {
  private static final int FEWEST = 1000;
  private static final int MOST = 5_000_000;

  @Option(
      names = "--passages",
      paramLabel = "N",
      defaultValue = "100000",
      description = "About how many passages, 1000–5000000 (default: ${DEFAULT-VALUE}).")
  private int passages;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "How long questions are asked each time, 1–3600 (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = {
        "Build the index there and keep it; the next run asks it without building it again."
      })
  private @Nullable Path keep;

  @Mixin private ConfigOptions options;
  @Mixin private ResultOption result;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    if (passages < FEWEST || passages > MOST || seconds < 1 || seconds > 3600) {
      throw new ParameterException(
          spec.commandLine(),
          "--passages %d, --seconds %d (expected: %d–%d, 1–3600)"
              .formatted(passages, seconds, FEWEST, MOST));
    }
    HotlineConfig config = options.load();
    Path folder = TemporaryFolder.create();
    try {
      ReindexBenchmark.Result measured =
          new ReindexBenchmark(
                  ArticleFiles.starter().articles(),
                  EmbeddingModels.bgeSmallZh(),
                  WordParts.shipped(),
                  folder,
                  LocalDate.now(Clock.system(config.zone())))
              .run(passages, Duration.ofSeconds(seconds), keep);
      if (result.json()) {
        result.print(spec.commandLine().getOut(), measured, config.zone());
      } else {
        tell(spec.commandLine().getOut(), measured);
      }
    } finally {
      TemporaryFolder.delete(folder);
    }
  }

  private static void tell(PrintWriter out, ReindexBenchmark.Result measured) {
    out.printf(
        "%d articles, %d passages, %d processors, %d MB on disk%n",
        measured.articles(), measured.passages(), measured.processors(), measured.indexMegabytes());
    if (measured.rebuildSeconds() != null) {
      out.printf(
          "rebuilt in %.1f s (%.1f s of processor)%n",
          measured.rebuildSeconds(), measured.rebuildCpuSeconds());
    }
    rate(out, "articles indexed", "raw Lucene", measured.articlesPerSecond());
    rate(out, "texts embedded", "bare model", measured.textsPerSecond());
    out.printf("questions of %.1f characters%n", measured.questionCharacters());
    line(out, "embedding alone", measured.embedding());
    line(out, "query", measured.queries());
    out.printf("%-21s %.2f ms of processor each%n", "", measured.queryCpuMillis());
    line(out, "queries together", measured.queriesTogether());
    line(out, "queries during edits", measured.queriesDuringEdits());
    line(out, "edit to found", measured.editToFound());
    out.printf(
        "heap %d MB, resident %s MB without and %s MB with mapped files%n",
        measured.heapMegabytes(), measured.anonymousMegabytes(), measured.residentMegabytes());
  }

  private static void rate(
      PrintWriter out, String name, String bare, ReindexBenchmark.Rate measured) {
    out.printf(
        "%s %.1f/s, by the %s %.1f/s, ratio %.3f, by processor time %.3f%n",
        name,
        measured.perSecond(),
        bare,
        measured.barePerSecond(),
        measured.ratio(),
        measured.cpuRatio());
  }

  private static void line(PrintWriter out, String name, Latencies.Figures figures) {
    out.printf(
        "%-21s p50 %7.2f ms   p95 %7.2f ms   p99 %7.2f ms   %d done, %d errors%n",
        name,
        figures.p50Millis(),
        figures.p95Millis(),
        figures.p99Millis(),
        figures.count(),
        figures.errors());
  }
}
