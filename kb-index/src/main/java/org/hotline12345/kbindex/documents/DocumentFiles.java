package org.hotline12345.kbindex.documents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hotline12345.kbindex.files.ArticleFiles;
import org.hotline12345.kbindex.files.FileProblem;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.Gazetteer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads office documents, question lists and archives of these into drafts. A file that cannot be
 * read is named, the others are read. Nothing a file holds makes this throw. Thread-safe.
 */
public final class DocumentFiles {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentFiles.class);

  private final Map<Format, Reader> readers = new EnumMap<>(Format.class);
  private final Departments departments;
  private final Gazetteer gazetteer;
  private final ReadingLimits limits;
  private final Poison poison = Poison.shipped();

  public DocumentFiles(Departments departments, Gazetteer gazetteer, ReadingLimits limits) {
    this.departments = departments;
    this.gazetteer = gazetteer;
    this.limits = limits;
    readers.put(Format.WORD, new WordReader());
    readers.put(Format.SHEET, new SheetReader());
    readers.put(Format.CSV, new CsvReader());
    readers.put(Format.TEXT, new TextReader());
    readers.put(Format.HTML, new HtmlReader());
    readers.put(Format.PDF, new PdfReader());
    readers.put(Format.OFD, new OfdReader());
  }

  /**
   * Reads all of them.
   *
   * @param department owner of everything, null to take it from each document or row
   * @param today the day on which what names no date counts as told
   */
  public ReadDocuments read(
      List<SourceFile> files, @Nullable String department, LocalDate today, Progress progress) {
    Batch batch = new Batch(new Drafts(department, departments, gazetteer, today), progress);
    batch.total = files.size();
    files.forEach(file -> batch.read(file, 0));
    return new ReadDocuments(batch.drafts, batch.problems);
  }

  /**
   * Files as they were handed over, by the names that drafts give them.
   *
   * @param whole what was read
   * @param wanted names of files in it, or its own; those that are not there are left out
   */
  public Map<String, SourceFile> sources(SourceFile whole, Set<String> wanted) {
    Map<String, SourceFile> found = new LinkedHashMap<>();
    Archive.find(whole, wanted, new Allowance(limits), found);
    return found;
  }

  /** Told after each file, those in archives included. */
  @FunctionalInterface
  public interface Progress {
    void at(int done, int total);
  }

  /** Reads one file by its format, for no longer than allowed. */
  Reading reading(SourceFile file, Format format, Allowance allowance) throws DocumentException {
    Reader reader = readers.get(format);
    if (reader == null) {
      throw new DocumentException("不能读取这种格式");
    }
    FutureTask<Reading> task = new FutureTask<>(() -> reader.read(file, allowance));
    Thread.ofPlatform().daemon().name("document-reader").start(task);
    try {
      return poison.clean(task.get(limits.seconds(), TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      task.cancel(true);
      throw new DocumentException("读了 " + limits.seconds() + " 秒还没有读完，放弃", e);
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new DocumentException("读取被中断", e);
    } catch (ExecutionException e) {
      throw broken(e);
    }
  }

  private static DocumentException broken(ExecutionException e) {
    return switch (e.getCause()) {
      case DocumentException told -> told;
      case StackOverflowError deep -> new DocumentException("嵌套过深，没有读取", deep);
      case Error error -> throw error;
      case null, default -> {
        LOG.warn("a document broke its reader", e.getCause());
        yield new DocumentException("文件已损坏或不合规范，打不开", e);
      }
    };
  }

  private final class Batch {
    private final Allowance allowance = new Allowance(limits);
    private final List<DocumentDraft> drafts = new ArrayList<>();
    private final List<FileProblem> problems = new ArrayList<>();
    private final Drafts making;
    private final Progress progress;
    private int done;
    private int total;

    Batch(Drafts making, Progress progress) {
      this.making = making;
      this.progress = progress;
    }

    void read(SourceFile file, int depth) {
      try {
        Format format = Format.of(file);
        if (format == Format.ZIP) {
          archive(file, depth);
        } else if (!articleFile(file, format)) {
          file(file, format);
        }
      } catch (DocumentException e) {
        problem(file, String.valueOf(e.getMessage()));
      }
      progress.at(++done, total);
    }

    private void problem(SourceFile file, String message) {
      problems.add(new FileProblem(file.name(), message));
    }

    private void archive(SourceFile file, int depth) throws DocumentException {
      if (depth >= limits.depth()) {
        throw new DocumentException("压缩包套了 " + limits.depth() + " 层以上，没有读取");
      }
      Archive archive = Archive.open(file.bytes(), name -> !isLitter(name), allowance);
      List<SourceFile> inside =
          archive.parts().entrySet().stream()
              .map(e -> new SourceFile(file.name() + "/" + e.getKey(), e.getValue()))
              .sorted(Comparator.comparing(SourceFile::name))
              .toList();
      total += inside.size();
      for (SourceFile each : inside) {
        if (leavesArchive(each.name().substring(file.name().length() + 1))) {
          problem(each, "文件名想跳出压缩包（路径穿越），没有读取");
          done++;
        } else {
          read(each, depth + 1);
        }
      }
      if (inside.isEmpty()) {
        throw new DocumentException("压缩包里没有文件");
      }
    }

    private boolean articleFile(SourceFile file, Format format) throws DocumentException {
      if (format != Format.TEXT || !Texts.startsWith(file.bytes(), '-', '-', '-')) {
        return false;
      }
      String name = file.name().substring(file.name().lastIndexOf('/') + 1);
      Reading words = reading(file, format, allowance);
      KnowledgeArticle article =
          ArticleFiles.read(name, Texts.decode(file.bytes()), problems).orElse(null);
      if (article != null) {
        drafts.add(
            new DocumentDraft(
                file.name(), article, false, null, null, null, 1, 0, 0, words.warnings()));
      }
      return true;
    }

    private void file(SourceFile file, Format format) throws DocumentException {
      Reading reading = reading(file, format, allowance);
      List<Block> blocks = reading.blocks();
      if (blocks.isEmpty()) {
        throw new DocumentException(
            "没有读到文字" + (reading.warnings().isEmpty() ? "" : "；" + reading.warnings().getFirst()));
      }
      boolean listed = false;
      if (format == Format.SHEET || format == Format.CSV) {
        for (Block block : blocks) {
          Optional<QuestionList> list =
              block instanceof Block.Grid grid ? QuestionList.in(grid) : Optional.empty();
          list.ifPresent(found -> rows(file, found, reading.warnings()));
          listed |= list.isPresent();
        }
      }
      if (!listed) {
        List<String> warnings = new ArrayList<>(reading.warnings());
        if (format == Format.SHEET || format == Format.CSV) {
          warnings.add("没有“问题”和“答案”两列，按一份带表格的文件收入");
        }
        drafts.add(
            making.document(file.name(), DocumentHead.read(blocks, file.baseName()), warnings));
      }
    }

    private void rows(SourceFile file, QuestionList list, List<String> warnings) {
      List<QuestionRow> rows = list.read((row, fault) -> problem(file, "第 " + row + " 行：" + fault));
      for (QuestionRow row : rows) {
        List<String> told = new ArrayList<>();
        poison.instruction(row.question() + "\n" + row.answer()).ifPresent(told::add);
        drafts.add(making.row(file.name(), row, told));
      }
      // What was dropped from the table as a whole belongs to no single row.
      warnings.stream()
          .filter(warning -> !warning.startsWith(Poison.INSTRUCTION))
          .forEach(warning -> problem(file, warning));
    }

    private static boolean isLitter(String name) {
      String last = name.substring(name.lastIndexOf('/') + 1);
      return name.endsWith("/")
          || name.startsWith("__MACOSX/")
          || last.equals(".DS_Store")
          || last.equals("Thumbs.db")
          || last.startsWith("~$");
    }

    private static boolean leavesArchive(String name) {
      String path = name.replace('\\', '/');
      return path.startsWith("/")
          || path.matches("[A-Za-z]:.*")
          || ("/" + path + "/").contains("/../");
    }
  }
}
