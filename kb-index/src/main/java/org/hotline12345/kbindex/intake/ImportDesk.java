package org.hotline12345.kbindex.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hotline12345.durability.Transactions;
import org.hotline12345.intake.ImportJob;
import org.hotline12345.intake.ImportJobs;
import org.hotline12345.intake.ImportNotReadyException;
import org.hotline12345.intake.ImportState;
import org.hotline12345.intake.NoSuchImportException;
import org.hotline12345.kbindex.documents.DocumentDraft;
import org.hotline12345.kbindex.documents.DocumentFiles;
import org.hotline12345.kbindex.documents.SourceFile;
import org.hotline12345.knowledge.Attachments;
import org.hotline12345.knowledge.ImportSummary;
import org.hotline12345.knowledge.InvalidArticleException;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.KnowledgeDesk;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads: read one after the other, shown to an editor, brought into review as he chooses. The
 * file and the state survive a restart; a preview is read again from the file when it is asked for.
 * Thread-safe.
 */
public final class ImportDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ImportDesk.class);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration CLOSING = Duration.ofSeconds(20);
  private static final int PREVIEWS_KEPT = 5;
  private static final int MOST_WAITING = 10;
  private static final int LONGEST_NAME = 200;

  private final ImportJobs jobs;
  private final KnowledgeDesk desk;
  private final SourceAttachment source;
  private final Previews previews;
  private final DocumentFiles reader;
  private final UploadFolder folder;
  private final Transactions transactions;
  private final Clock clock;
  private final ThreadPoolExecutor worker;
  private final Map<String, Run> runs = new LinkedHashMap<>();

  /** What is known of a job beyond its row; lost with the process. */
  private static final class Run {
    private int done;
    private int total = 1;
    private boolean waiting;
    private @Nullable ImportPreview preview;
  }

  public ImportDesk(
      ImportJobs jobs,
      KnowledgeDesk desk,
      Attachments attachments,
      Previews previews,
      DocumentFiles reader,
      Path folder,
      Transactions transactions,
      Clock clock) {
    this.jobs = jobs;
    this.desk = desk;
    this.source = new SourceAttachment(attachments, desk);
    this.previews = previews;
    this.reader = reader;
    this.folder = new UploadFolder(folder);
    this.transactions = transactions;
    this.clock = clock;
    this.worker =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("import").factory());
  }

  /**
   * Takes up what the last process left: unread files are read, a choice that was being brought in
   * is offered again (it was brought in wholly or not at all), old uploads go.
   */
  public void resume() {
    Instant oldest = clock.instant().minus(KEPT);
    List<ImportJob> kept = new ArrayList<>();
    for (ImportJob job : jobs.list()) {
      if (job.uploadedAt().isBefore(oldest)) {
        jobs.delete(job.id());
      } else {
        kept.add(job);
      }
    }
    folder.keepOnly(kept.stream().map(ImportJob::id).collect(Collectors.toSet()));
    for (ImportJob job : kept) {
      if (job.state() == ImportState.READING) {
        read(job);
      } else if (job.state() == ImportState.IMPORTING) {
        ImportJob again = job.in(ImportState.READING, "导入时服务重启过：已经进来的条目标为“相同”，没有的请再选一次");
        store(again);
        read(again);
      }
    }
  }

  /**
   * Keeps an uploaded file and queues it for reading. The file is on disk when this returns.
   *
   * @param department owner of all that is in it, null to take it from the documents
   * @throws ImportNotReadyException when too many wait already
   */
  public ImportJob upload(String name, byte[] bytes, @Nullable String department, String user) {
    long waiting = jobs.list().stream().filter(j -> j.state() == ImportState.READING).count();
    if (waiting >= MOST_WAITING) {
      throw new ImportNotReadyException("waiting: " + waiting + " uploads (expected: fewer)");
    }
    String id = UUID.randomUUID().toString();
    folder.put(id, bytes);
    ImportJob job =
        new ImportJob(
            id,
            plain(name),
            bytes.length,
            department,
            user,
            clock.instant(),
            ImportState.READING,
            null);
    transactions.durably(
        () -> {
          jobs.insert(job);
          return job;
        });
    read(job);
    return job;
  }

  /** A name without folders and control characters, as it is shown. */
  private static String plain(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String shown = last.replaceAll("[\\p{Cntrl}\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069]", "");
    String usual = shown.isBlank() ? "未命名" : shown.strip();
    return usual.length() <= LONGEST_NAME ? usual : usual.substring(usual.length() - LONGEST_NAME);
  }

  /** All uploads, latest first. */
  public List<ImportJob> list() {
    return jobs.list();
  }

  /**
   * How an upload stands. One that was read by an earlier process is read again.
   *
   * @throws NoSuchImportException when there is none of that id
   */
  public ImportStatus find(String id) {
    ImportJob job = require(id);
    boolean forgotten;
    ImportStatus status;
    synchronized (runs) {
      Run run = runs.get(id);
      boolean readable = job.state() == ImportState.READY || job.state() == ImportState.DONE;
      forgotten = readable && (run == null || (run.preview == null && !run.waiting));
      status =
          run == null
              ? new ImportStatus(job, 0, 1, null)
              : new ImportStatus(job, run.done, run.total, run.preview);
    }
    if (forgotten) {
      read(job);
    }
    return status.preview() == null && job.state() == ImportState.READY
        ? new ImportStatus(
            job.in(ImportState.READING, job.message()), status.done(), status.total(), null)
        : status;
  }

  /**
   * Brings the chosen items into review; returns at once. A document, uploaded by itself or in an
   * archive, becomes an attachment of its article when {@link Attachments} allows it.
   *
   * @throws ImportNotReadyException when it is not read, or being brought in
   * @throws NoSuchImportException when an item has no such number
   */
  public ImportJob accept(String id, List<Integer> chosen, String note, String user) {
    ImportStatus status = find(id);
    ImportPreview preview = status.preview();
    ImportState state = status.job().state();
    if (preview == null || (state != ImportState.READY && state != ImportState.DONE)) {
      throw new ImportNotReadyException("state: " + state + " (expected: READY)");
    }
    List<DocumentDraft> drafts = new ArrayList<>();
    for (int n : chosen) {
      if (n < 1 || n > preview.items().size()) {
        throw new NoSuchImportException(
            "items: " + n + " (expected: 1–" + preview.items().size() + ")");
      }
      drafts.add(preview.items().get(n - 1).draft());
    }
    ImportJob importing = store(status.job().in(ImportState.IMPORTING, null));
    worker.execute(() -> bringIn(importing, drafts, note, user));
    return importing;
  }

  /** Forgets an upload and its file; what was brought in stays. */
  public void delete(String id) {
    ImportJob job = require(id);
    if (job.state() == ImportState.IMPORTING) {
      throw new ImportNotReadyException("state: IMPORTING (expected: not while it is brought in)");
    }
    jobs.delete(id);
    folder.delete(id);
    synchronized (runs) {
      runs.remove(id);
    }
  }

  private ImportJob require(String id) {
    return jobs.find(id).orElseThrow(() -> new NoSuchImportException("import: " + id));
  }

  private ImportJob store(ImportJob job) {
    return transactions.durably(
        () -> {
          jobs.update(job);
          return job;
        });
  }

  private void read(ImportJob job) {
    synchronized (runs) {
      Run run = runs.computeIfAbsent(job.id(), i -> new Run());
      if (run.waiting) {
        return;
      }
      run.waiting = true;
      run.done = 0;
      run.total = 1;
    }
    worker.execute(() -> reading(job));
  }

  private void reading(ImportJob job) {
    try {
      SourceFile file = new SourceFile(job.name(), folder.get(job.id()));
      LocalDate today = LocalDate.now(clock);
      ImportPreview preview =
          previews.of(
              reader.read(
                  List.of(file), job.department(), today, (done, total) -> at(job, done, total)),
              today);
      keep(job, preview);
      if (job.state() == ImportState.READING) {
        store(
            preview.items().isEmpty()
                ? job.in(ImportState.FAILED, "没有可以导入的内容")
                : job.in(ImportState.READY, job.message()));
      }
    } catch (IOException e) {
      LOG.warn("an uploaded file is gone", e);
      store(job.in(ImportState.FAILED, "上传的文件丢失了，请重新上传"));
    } catch (RuntimeException e) {
      LOG.error("an upload could not be read", e);
      store(job.in(ImportState.FAILED, "读取时出错，请联系管理员"));
    } finally {
      synchronized (runs) {
        Run run = runs.get(job.id());
        if (run != null) {
          run.waiting = false;
        }
      }
    }
  }

  private void at(ImportJob job, int done, int total) {
    synchronized (runs) {
      Run run = runs.get(job.id());
      if (run != null) {
        run.done = done;
        run.total = total;
      }
    }
  }

  /** Keeps the latest previews; older ones are read again when somebody asks. */
  private void keep(ImportJob job, ImportPreview preview) {
    synchronized (runs) {
      Run run = runs.remove(job.id());
      if (run == null) {
        return;
      }
      run.preview = preview;
      runs.put(job.id(), run);
      List<Run> held = runs.values().stream().filter(r -> r.preview != null).toList();
      held.stream().limit(Math.max(0, held.size() - PREVIEWS_KEPT)).forEach(r -> r.preview = null);
    }
  }

  /** The preview tells what is new; that has just changed. */
  private void forget(ImportJob job) {
    synchronized (runs) {
      runs.remove(job.id());
    }
  }

  private void bringIn(ImportJob job, List<DocumentDraft> drafts, String note, String user) {
    ImportJob after;
    try {
      ImportSummary summary = desk.propose(withSources(job, drafts, user), user, note);
      after =
          job.in(
              ImportState.DONE,
              "新增 "
                  + summary.added()
                  + " 条，修改 "
                  + summary.changed()
                  + " 条，相同 "
                  + summary.unchanged()
                  + " 条，已送审");
      forget(job);
    } catch (InvalidArticleException e) {
      after = job.in(ImportState.READY, "没有导入，有条目不合要求：" + e.getMessage());
    } catch (IOException | RuntimeException e) {
      LOG.error("an import failed", e);
      after = job.in(ImportState.READY, "导入时出错，一条也没有进来，请再试一次");
    }
    store(after);
  }

  private List<KnowledgeArticle> withSources(ImportJob job, List<DocumentDraft> drafts, String user)
      throws IOException {
    Set<String> files =
        drafts.stream()
            .filter(DocumentDraft::whole)
            .map(DocumentDraft::file)
            .collect(Collectors.toSet());
    Map<String, SourceFile> sources =
        reader.sources(new SourceFile(job.name(), folder.get(job.id())), files);
    return drafts.stream()
        .map(
            draft -> {
              SourceFile file = draft.whole() ? sources.get(draft.file()) : null;
              return file == null ? draft.article() : source.to(draft.article(), file, user);
            })
        .toList();
  }

  /**
   * Stops after what is running; what waits is taken up by the next process. Nothing is
   * interrupted: that would close the index's files under it.
   */
  @Override
  public void close() {
    worker.getQueue().clear();
    worker.shutdown();
    try {
      if (!worker.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("an import was still being read");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
