package org.hotline12345.channels.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.channels.wiring.KnowledgeParts;
import org.hotline12345.kbindex.documents.DocumentDraft;
import org.hotline12345.kbindex.documents.DocumentFiles;
import org.hotline12345.kbindex.documents.ReadDocuments;
import org.hotline12345.kbindex.documents.ReadingLimits;
import org.hotline12345.kbindex.files.FileProblem;
import org.hotline12345.kbindex.files.KnowledgeFiles;
import org.hotline12345.kbindex.files.ReadArticles;
import org.hotline12345.kbindex.intake.ImportLine;
import org.hotline12345.kbindex.intake.ImportPreview;
import org.hotline12345.kbindex.intake.Previews;
import org.hotline12345.knowledge.BreaksKeptQuestionsException.Broken;
import org.hotline12345.knowledge.BreaksKeptQuestionsException.Titled;
import org.hotline12345.knowledge.ImportSummary;
import org.hotline12345.knowledge.KeptQuestions;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.jspecify.annotations.Nullable;
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
      "Brings knowledge in and publishes it: office documents (docx, pdf, ofd, html, md, txt),",
      "question lists (xlsx, csv), zip archives of these; articles (.md with front matter,",
      "folders of them) and documents as JSON lines (.jsonl).",
      "A document that cannot be read is named and the rest imported. A fault in an article or",
      "in JSON lines stops everything."
    })
final class ImportCommand implements Runnable {
  private static final String EDITOR = "命令行导入";
  private static final String NOTE = "导入文件";
  private static final String OFFICE = "市12345热线管理办公室";

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files or folders.")
  private List<Path> files;

  @Option(
      names = "--department",
      paramLabel = "D",
      description =
          "Owner of everything read. Without it a document belongs to the unit it names, else to "
              + OFFICE
              + ".")
  private @Nullable String department;

  @Option(
      names = "--preview",
      description = "Import nothing; show what would come, with duplicates and conflicts.")
  private boolean preview;

  @Option(names = "--draft", description = "Put everything into review (待审) instead of publishing.")
  private boolean draft;

  @Mixin private ConfigOptions options;
  @Mixin private ResultOption result;
  @Spec private CommandSpec spec;

  /** What was imported, what could not be read, and the kept questions that broke. */
  private record Outcome(
      int added,
      int changed,
      int unchanged,
      int kept,
      List<FileProblem> problems,
      List<Broken> brokenQuestions) {}

  private record Preview(List<ImportLine> items, List<FileProblem> problems) {}

  @Override
  public void run() {
    HotlineConfig config = options.load();
    Clock clock = Clock.system(config.zone());
    LocalDate today = LocalDate.now(clock);
    ImportFiles sorted = ImportFiles.of(files);
    ReadArticles articles =
        new KnowledgeFiles(department == null ? OFFICE : department, today).read(sorted.articles());
    if (!articles.problems().isEmpty()) {
      throw new IllegalArgumentException(
          "import: nothing was imported\n  " + lines(articles.problems()));
    }
    try (Hotline hotline = Hotline.open(config, clock)) {
      ReadDocuments read = documents(hotline, sorted, articles, today);
      if (preview) {
        Previews previews =
            new Previews(hotline.knowledge().articles(), hotline.knowledge().index());
        show(previews.of(read, today), config);
      } else {
        take(hotline.knowledge(), read, config);
      }
    }
  }

  private ReadDocuments documents(
      Hotline hotline, ImportFiles sorted, ReadArticles articles, LocalDate today) {
    ProgressBar bar = new ProgressBar("read", System.err);
    ReadDocuments read =
        new DocumentFiles(
                hotline.orders().departments(), hotline.orders().gazetteer(), ReadingLimits.USUAL)
            .read(sorted.documents(), department, today, bar::at);
    bar.done();
    List<DocumentDraft> drafts = new ArrayList<>();
    articles.articles().forEach(article -> drafts.add(DocumentDraft.of(article)));
    drafts.addAll(read.drafts());
    List<FileProblem> problems = new ArrayList<>(sorted.problems());
    problems.addAll(read.problems());
    return new ReadDocuments(drafts, problems);
  }

  private void take(KnowledgeParts knowledge, ReadDocuments read, HotlineConfig config) {
    List<KnowledgeArticle> articles = read.drafts().stream().map(DocumentDraft::article).toList();
    if (articles.isEmpty()) {
      throw new IllegalArgumentException(
          "import: nothing was imported\n  " + lines(read.problems()));
    }
    warn(read.drafts(), read.problems());
    List<Broken> broken = new ArrayList<>();
    ImportSummary summary =
        draft
            ? knowledge.desk().propose(articles, EDITOR, NOTE)
            : publish(knowledge, articles, broken);
    PrintWriter out = spec.commandLine().getOut();
    if (result.json()) {
      Outcome outcome =
          new Outcome(
              summary.added(),
              summary.changed(),
              summary.unchanged(),
              summary.kept(),
              read.problems(),
              broken);
      result.print(out, outcome, config.zone());
    } else {
      out.printf(
          "%d added, %d changed, %d unchanged%n",
          summary.added(), summary.changed(), summary.unchanged());
    }
    warn(broken);
  }

  /** Publishes, and finds out which kept questions that broke. */
  private static ImportSummary publish(
      KnowledgeParts knowledge, List<KnowledgeArticle> articles, List<Broken> broken) {
    try (KeptQuestions.Watch watch = knowledge.questions().watch()) {
      ImportSummary summary = knowledge.desk().importAll(articles, EDITOR, NOTE);
      if (summary.added() + summary.changed() > 0) {
        broken.addAll(
            watch.broken(articles.stream().map(KnowledgeArticle::id).collect(Collectors.toSet())));
      }
      return summary;
    }
  }

  private void warn(List<Broken> broken) {
    PrintWriter err = spec.commandLine().getErr();
    if (!broken.isEmpty()) {
      err.printf("import: %d kept questions find their articles less well now:%n", broken.size());
    }
    for (Broken question : broken) {
      Titled instead = question.foundInstead();
      err.printf(
          "  %s: %s, place %s before, %s now; first is %s%n",
          question.question(),
          question.expected().stream().map(Titled::articleId).collect(Collectors.joining(", ")),
          place(question.rankBefore()),
          place(question.rankAfter()),
          instead == null ? "nothing" : instead.articleId() + " " + instead.title());
    }
    err.flush();
  }

  private static String place(int rank) {
    return rank == 0 ? "none" : String.valueOf(rank);
  }

  private void warn(List<DocumentDraft> drafts, List<FileProblem> problems) {
    PrintWriter err = spec.commandLine().getErr();
    problems.forEach(problem -> err.println("import: " + problem));
    drafts.forEach(
        read ->
            read.warnings()
                .forEach(warning -> err.println("import: " + read.file() + ": " + warning)));
    err.flush();
  }

  private void show(ImportPreview found, HotlineConfig config) {
    PrintWriter out = spec.commandLine().getOut();
    List<ImportLine> items = found.items().stream().map(ImportLine::of).toList();
    if (result.json()) {
      result.print(out, new Preview(items, found.problems()), config.zone());
      return;
    }
    for (ImportLine item : items) {
      out.printf(
          "%d. [%s] %s%s  (%s, %d clauses, %d tables, %s)%n",
          item.n(),
          item.action(),
          item.title(),
          item.documentNumber() == null ? "" : " " + item.documentNumber(),
          item.file(),
          item.clauses(),
          item.tables(),
          item.articleId());
      item.warnings().forEach(warning -> out.println("   ! " + warning));
      item.duplicates()
          .forEach(
              twin ->
                  out.printf(
                      "   = %.0f %% %s %s%n",
                      100 * twin.likeness(), twin.articleId(), twin.title()));
      item.conflicts()
          .forEach(
              conflict ->
                  out.printf(
                      "   ≠ %s %s%n     %s%n     %s%n",
                      conflict.articleId(), conflict.title(), conflict.here(), conflict.there()));
    }
    found.problems().forEach(problem -> out.println("✗ " + problem));
    out.flush();
  }

  private static String lines(List<FileProblem> problems) {
    return String.join("\n  ", problems.stream().map(FileProblem::toString).toList());
  }
}
