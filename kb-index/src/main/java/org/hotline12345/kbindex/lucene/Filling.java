package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.ReindexProgress;

/**
 * Fills a generation by several threads, so that one embeds while another writes. An article always
 * goes to the same thread: when it comes twice, because it was changed meanwhile, the later one
 * stays.
 */
final class Filling {
  private static final int BATCH = 32;
  private static final int WAITING = 2;

  private final Generation generation;
  private final int total;
  private final ReindexProgress progress;
  private final AtomicInteger written = new AtomicInteger();
  private int told;

  private Filling(Generation generation, int total, ReindexProgress progress) {
    this.generation = generation;
    this.total = total;
    this.progress = progress;
  }

  /**
   * Writes all articles; nothing is running any more when this returns or throws.
   *
   * @param threads how many, at least 1
   */
  static void fill(
      Generation generation,
      Iterator<KnowledgeArticle> articles,
      int total,
      ReindexProgress progress,
      int threads)
      throws IOException {
    new Filling(generation, total, progress).run(articles, threads);
  }

  private void run(Iterator<KnowledgeArticle> articles, int threads) throws IOException {
    List<Lane> lanes = IntStream.range(0, threads).mapToObj(i -> new Lane()).toList();
    progress.at(0, total);
    try {
      while (articles.hasNext()) {
        KnowledgeArticle article = articles.next();
        lanes.get(Math.floorMod(article.id().hashCode(), threads)).add(article);
      }
      for (Lane lane : lanes) {
        lane.flush();
      }
      for (Lane lane : lanes) {
        lane.waitFor(0);
      }
    } finally {
      lanes.forEach(Lane::close);
    }
  }

  /** From the caller's thread only. */
  private void tell() {
    int done = written.get();
    if (done > told) {
      told = done;
      progress.at(done, total);
    }
  }

  /** One thread and what waits for it. */
  private final class Lane implements AutoCloseable {
    private final ExecutorService thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("index-", 0).factory());
    private final Deque<Future<?>> running = new ArrayDeque<>();
    private List<KnowledgeArticle> batch = new ArrayList<>();

    void add(KnowledgeArticle article) throws IOException {
      batch.add(article);
      if (batch.size() == BATCH) {
        flush();
      }
    }

    void flush() throws IOException {
      waitFor(WAITING - 1);
      List<KnowledgeArticle> next = batch;
      batch = new ArrayList<>();
      running.add(
          thread.submit(
              () -> {
                generation.write(next);
                written.addAndGet(next.size());
                return null;
              }));
    }

    void waitFor(int left) throws IOException {
      while (running.size() > left) {
        try {
          running.remove().get();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new InterruptedIOException("interrupted while filling the index");
        } catch (ExecutionException e) {
          throw failure(e);
        }
        tell();
      }
    }

    private IOException failure(ExecutionException e) {
      return switch (e.getCause()) {
        case IOException io -> io;
        case RuntimeException unchecked -> throw unchecked;
        case Error error -> throw error;
        case null, default -> new IOException(e.getCause());
      };
    }

    @Override
    public void close() {
      thread.shutdownNow();
      thread.close();
    }
  }
}
