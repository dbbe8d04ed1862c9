package org.hotline12345.channels.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.kbindex.files.FileProblem;
import org.hotline12345.kbindex.files.KnowledgeFiles;
import org.hotline12345.kbindex.files.ReadArticles;
import org.hotline12345.knowledge.ImportSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings documents and articles in. */
@Command(
    name = "import",
    description = {
      "Brings articles (.md, folders of them) and documents (.jsonl) in and publishes them.",
      "What is wrong in any file is listed, and then nothing is imported."
    })
final class ImportCommand implements Runnable {
  private static final String EDITOR = "import";

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files or folders.")
  private List<Path> files;

  @Option(
      names = "--department",
      paramLabel = "D",
      description = "Owner of documents that name none (default: ${DEFAULT-VALUE}).",
      defaultValue = "市12345热线管理办公室")
  private String department;

  @Mixin private ConfigOptions options;
  @Mixin private ResultOption result;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    HotlineConfig config = options.load();
    Clock clock = Clock.system(config.zone());
    ReadArticles read = new KnowledgeFiles(department, LocalDate.now(clock)).read(files);
    if (!read.problems().isEmpty()) {
      throw new IllegalArgumentException(
          "import: nothing was imported\n  "
              + String.join("\n  ", read.problems().stream().map(FileProblem::toString).toList()));
    }
    PrintWriter out = spec.commandLine().getOut();
    try (Hotline hotline = Hotline.open(config, clock)) {
      ImportSummary summary = hotline.knowledge().desk().importAll(read.articles(), EDITOR, "导入文件");
      if (result.json()) {
        result.print(out, summary, config.zone());
      } else {
        out.printf(
            "%d added, %d changed, %d unchanged%n",
            summary.added(), summary.changed(), summary.unchanged());
      }
    }
  }
}
