package org.hotline12345.knowledge;

import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the index true to the database: brings it up to the last revision at the start and after
 * every change, and rebuilds it on demand. Thread-safe.
 */
public final class IndexKeeper {
  private static final int PAGE = 200;

  private final Articles articles;
  private final KnowledgeIndex index;
  private final Clock clock;
  private final ReentrantLock catchingUp = new ReentrantLock();
  private final ReentrantLock rebuilding = new ReentrantLock();
  private volatile Run lastRun = new Run(false, 0, 0, null, null);

  public IndexKeeper(Articles articles, KnowledgeIndex index, Clock clock) {
    this.articles = articles;
    this.index = index;
    this.clock = clock;
  }

  /**
   * Applies every change the index does not have yet; they are visible when this returns. An index
   * that is ahead of the database (which was restored from a backup) is rebuilt.
   *
   * @throws java.io.UncheckedIOException when the index cannot be written; the changes stay in the
   *     database and the next call tries again
   */
  public void catchUp() {
    boolean ahead;
    catchingUp.lock();
    try {
      ahead = index.revision() > articles.revision();
      if (!ahead) {
        applyChanges();
      }
    } finally {
      catchingUp.unlock();
    }
    if (ahead) {
      reindex((done, total) -> {});
    }
  }

  /**
   * Rebuilds the index beside the running one and swaps. Returns when done.
   *
   * @throws ReindexRunningException when one is running already
   */
  public void reindex(ReindexProgress progress) {
    if (!rebuilding.tryLock()) {
      throw new ReindexRunningException();
    }
    try {
      Instant started = clock.instant();
      int total = articles.count(Articles.Filter.all());
      lastRun = new Run(true, 0, total, started, null);
      try {
        // The revision is read before the articles: what changes meanwhile is applied again.
        index.rebuild(
            all(),
            total,
            articles.revision(),
            (done, of) -> {
              lastRun = new Run(true, Math.min(done, of), of, started, null);
              progress.at(Math.min(done, of), of);
            });
      } finally {
        lastRun = new Run(false, lastRun.done(), lastRun.total(), started, clock.instant());
      }
      catchUpAfterRebuild();
    } finally {
      rebuilding.unlock();
    }
  }

  /**
   * Proves that index and database hold the same: indexes every article once more in memory and
   * compares that with what the index is found to hold. Changes nothing; takes as long as a
   * reindex. What changes meanwhile waits to be indexed until this is done.
   *
   * @throws java.io.UncheckedIOException when the index cannot be read
   */
  public VerifyReport verify(ReindexProgress progress) {
    catchingUp.lock();
    try {
      int total = articles.count(Articles.Filter.all());
      int done = 0;
      progress.at(done, total);
      IndexComparison comparison = new IndexComparison(index);
      List<KnowledgeArticle> page = articles.changedSince(0, PAGE);
      while (!page.isEmpty()) {
        comparison.compare(page);
        done += page.size();
        progress.at(Math.min(done, total), total);
        page = articles.changedSince(page.getLast().revision(), PAGE);
      }
      return comparison.report();
    } finally {
      catchingUp.unlock();
    }
  }

  /** How the index stands now. */
  public Status status() {
    Run run = lastRun;
    return new Status(
        run.running(),
        run.done(),
        run.total(),
        run.startedAt(),
        run.finishedAt(),
        articles.revision(),
        index.revision());
  }

  private void catchUpAfterRebuild() {
    catchingUp.lock();
    try {
      applyChanges();
    } finally {
      catchingUp.unlock();
    }
  }

  private void applyChanges() {
    List<KnowledgeArticle> changes = articles.changedSince(index.revision(), PAGE);
    while (!changes.isEmpty()) {
      long upTo = changes.getLast().revision();
      index.apply(changes, upTo);
      changes = articles.changedSince(upTo, PAGE);
    }
  }

  private Stream<KnowledgeArticle> all() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(new Pages(), Spliterator.ORDERED), false);
  }

  /**
   * @param running whether a reindex is running
   * @param done articles done in the running or last reindex
   * @param total articles to do in it
   * @param startedAt null when there was none since the start
   * @param finishedAt null while running or when there was none
   * @param revision the database's
   * @param indexRevision the index's; equal to {@code revision} when nothing is missing
   */
  public record Status(
      boolean running,
      int done,
      int total,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      long revision,
      long indexRevision) {}

  private record Run(
      boolean running,
      int done,
      int total,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt) {}

  /** All current articles by revision, read page by page so that they need not fit into memory. */
  private final class Pages implements Iterator<KnowledgeArticle> {
    private List<KnowledgeArticle> page = articles.changedSince(0, PAGE);
    private int next;

    @Override
    public boolean hasNext() {
      if (next == page.size() && next > 0) {
        page = articles.changedSince(page.getLast().revision(), PAGE);
        next = 0;
      }
      return next < page.size();
    }

    @Override
    public KnowledgeArticle next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.get(next++);
    }
  }
}
