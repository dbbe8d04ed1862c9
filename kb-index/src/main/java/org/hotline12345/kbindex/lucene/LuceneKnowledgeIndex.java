package org.hotline12345.kbindex.lucene;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.VectorUtil;
import org.hotline12345.kbindex.lucene.GenerationFolder.Building;
import org.hotline12345.kbindex.lucene.GenerationFolder.Opened;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.KnowledgeIndex;
import org.hotline12345.knowledge.ReindexProgress;
import org.hotline12345.knowledge.RetrievalQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The knowledge index on Lucene: BM25 over Chinese and nearest vectors, fused. A damaged index, or
 * one made by another layout or model, is thrown away at the start and begins at revision 0, so
 * that whoever keeps it fills it again. Thread-safe; searches never wait for writers.
 */
public final class LuceneKnowledgeIndex implements KnowledgeIndex, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LuceneKnowledgeIndex.class);
  private static final int BATCH = 32;

  private final @Nullable EmbeddingModel model;
  private final GenerationFolder folder;
  private final HybridSearch search = new HybridSearch();
  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock rebuilding = new ReentrantLock();

  /** Changes applied while a new generation is being built, which must get them too. */
  private @Nullable List<Change> sinceRebuildBegan;

  private volatile Opened live;
  private volatile boolean closed;

  private LuceneKnowledgeIndex(GenerationFolder folder, @Nullable EmbeddingModel model)
      throws IOException {
    this.folder = folder;
    this.model = model;
    this.live = folder.openNewest();
  }

  /**
   * Opens the index in that directory, making it when missing.
   *
   * @param model for vectors; null to search by words alone
   * @throws UncheckedIOException when another process has it, or the disk cannot be used
   */
  public static LuceneKnowledgeIndex open(Path directory, @Nullable EmbeddingModel model) {
    try {
      return new LuceneKnowledgeIndex(new GenerationFolder(directory, model), model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long revision() {
    return live.generation().revision();
  }

  @Override
  public List<Hit> retrieve(RetrievalQuery query) {
    if (query.limit() < 1 || query.text().isBlank()) {
      throw new IllegalArgumentException(
          query.limit() < 1
              ? "limit: " + query.limit() + " (expected: 1 or more)"
              : "text: blank (expected: a question)");
    }
    float[] vector = vectorOf(query.text());
    while (true) {
      Generation generation = live.generation();
      try {
        IndexSearcher searcher = generation.acquire();
        try {
          return search.search(searcher, query, vector);
        } finally {
          generation.release(searcher);
        }
      } catch (AlreadyClosedException e) {
        // Replaced between reading `live` and acquiring: the next one is there already.
        if (closed) {
          throw new IllegalStateException("the index is closed", e);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void apply(List<KnowledgeArticle> changes, long upTo) {
    writing.lock();
    try {
      if (!live.generation().writable()) {
        live = folder.reopen(live);
      }
      write(live.generation(), changes);
      live.generation().commit(upTo);
      if (sinceRebuildBegan != null) {
        sinceRebuildBegan.add(new Change(List.copyOf(changes), upTo));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void rebuild(
      Stream<KnowledgeArticle> articles, int total, long upTo, ReindexProgress progress) {
    rebuilding.lock();
    @Nullable Building building = null;
    try {
      boolean continuous = startRecording() <= upTo;
      building = folder.startBuilding(live.number());
      fill(building.generation(), articles.iterator(), total, progress);
      swap(building, upTo, continuous);
      building = null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      stopRecording();
      if (building != null) {
        folder.abandon(building);
      }
      rebuilding.unlock();
    }
  }

  /** Ends searches and writes; waits for a rebuild under way. */
  @Override
  public void close() {
    rebuilding.lock();
    writing.lock();
    try {
      closed = true;
      live.generation().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writing.unlock();
      rebuilding.unlock();
    }
  }

  private float @Nullable [] vectorOf(String text) {
    if (model == null) {
      return null;
    }
    try {
      return VectorUtil.l2normalize(model.embed(text).content().vector().clone(), false);
    } catch (RuntimeException e) {
      LOG.warn("the embedding model failed; searching by words alone", e);
      return null;
    }
  }

  private long startRecording() {
    writing.lock();
    try {
      sinceRebuildBegan = new ArrayList<>();
      return live.generation().revision();
    } finally {
      writing.unlock();
    }
  }

  private void stopRecording() {
    writing.lock();
    try {
      sinceRebuildBegan = null;
    } finally {
      writing.unlock();
    }
  }

  private static void fill(
      Generation generation,
      Iterator<KnowledgeArticle> articles,
      int total,
      ReindexProgress progress)
      throws IOException {
    int done = 0;
    progress.at(done, total);
    List<KnowledgeArticle> batch = new ArrayList<>();
    while (articles.hasNext()) {
      batch.add(articles.next());
      if (batch.size() == BATCH || !articles.hasNext()) {
        generation.write(batch);
        done += batch.size();
        batch.clear();
        progress.at(done, total);
      }
    }
  }

  /**
   * @param continuous whether the recorded changes join the rebuilt ones without a gap; otherwise
   *     the new generation only claims what it was built from and the keeper repeats the rest
   */
  private void swap(Building building, long upTo, boolean continuous) throws IOException {
    writing.lock();
    try {
      long reached = upTo;
      for (Change change : sinceRebuildBegan == null ? List.<Change>of() : sinceRebuildBegan) {
        building.generation().write(change.articles());
        if (continuous) {
          reached = Math.max(reached, change.upTo());
        }
      }
      building.generation().commit(reached);
      Opened old = live;
      live = folder.finish(building);
      folder.retire(old);
    } finally {
      writing.unlock();
    }
  }

  private static void write(Generation generation, List<KnowledgeArticle> changes)
      throws IOException {
    for (int from = 0; from < changes.size(); from += BATCH) {
      generation.write(changes.subList(from, Math.min(changes.size(), from + BATCH)));
    }
  }

  private record Change(List<KnowledgeArticle> articles, long upTo) {}
}
