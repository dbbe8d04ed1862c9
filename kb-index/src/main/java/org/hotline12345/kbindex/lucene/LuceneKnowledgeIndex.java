package org.hotline12345.kbindex.lucene;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOFunction;
import org.apache.lucene.util.IOUtils;
import org.hotline12345.kbindex.lucene.Generation.Purpose;
import org.hotline12345.kbindex.lucene.Generation.Use;
import org.hotline12345.kbindex.lucene.GenerationFolder.Building;
import org.hotline12345.kbindex.lucene.GenerationFolder.Opened;
import org.hotline12345.knowledge.Explained;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.Indexed;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.KnowledgeIndex;
import org.hotline12345.knowledge.Overlay;
import org.hotline12345.knowledge.ReindexProgress;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.wording.WordBook;
import org.jspecify.annotations.Nullable;

/**
 * The knowledge index on Lucene: BM25 over Chinese and nearest vectors, fused. A damaged index, or
 * one made by another layout or model, is thrown away at the start and begins at revision 0, so
 * that whoever keeps it fills it again. Thread-safe; searches never wait for writers.
 */
public final class LuceneKnowledgeIndex implements KnowledgeIndex, AutoCloseable {
  private static final int BATCH = 32;
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final @Nullable EmbeddingModel model;
  private final GenerationFolder folder;
  private final Questions questions;
  private final HybridSearch search = new HybridSearch();
  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock rebuilding = new ReentrantLock();

  /** Changes applied while a new generation is being built, which must get them too. */
  private @Nullable List<Change> sinceRebuildBegan;

  private volatile Opened live;
  private volatile boolean closed;

  private LuceneKnowledgeIndex(
      GenerationFolder folder, @Nullable EmbeddingModel model, Supplier<WordBook> words)
      throws IOException {
    this.folder = folder;
    this.model = model;
    this.questions = new Questions(model, words);
    this.live = folder.openNewest();
  }

  /**
   * Opens the index in that directory, making it when missing.
   *
   * @param model for vectors; null to search by words alone
   * @param words asked at every question, so that a changed word counts at once
   * @throws UncheckedIOException when another process has it, or the disk cannot be used
   */
  public static LuceneKnowledgeIndex open(
      Path directory, @Nullable EmbeddingModel model, Supplier<WordBook> words) {
    return open(directory, model, words, FSDirectory::open);
  }

  /**
   * Like the other one, on another kind of disk.
   *
   * @param disk opens the folder of a generation
   */
  static LuceneKnowledgeIndex open(
      Path directory,
      @Nullable EmbeddingModel model,
      Supplier<WordBook> words,
      IOFunction<Path, Directory> disk) {
    try {
      return new LuceneKnowledgeIndex(new GenerationFolder(directory, model, disk), model, words);
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
    return live(
        searcher -> search.search(searcher, questions.ask(query, searcher.getIndexReader())));
  }

  @Override
  public List<Explained> explain(RetrievalQuery query) {
    return live(
        searcher -> search.explain(searcher, questions.ask(query, searcher.getIndexReader())));
  }

  @Override
  public Overlay with(List<KnowledgeArticle> changes) {
    List<String> changed = changes.stream().map(KnowledgeArticle::id).distinct().toList();
    return inMemory(
        changes.stream(),
        added ->
            live(
                searcher ->
                    overlay(
                        MaskedReader.of(
                            searcher.getIndexReader(), changed, added.getIndexReader()))));
  }

  @Override
  public Overlay snapshot(Stream<KnowledgeArticle> articles, WordBook words) {
    return inMemory(
        articles,
        searcher -> {
          searcher.getIndexReader().incRef();
          return new IndexOverlay(searcher.getIndexReader(), search, questions.with(words));
        });
  }

  @Override
  public List<Indexed> contents() {
    return live(searcher -> Fingerprints.of(searcher.getIndexReader()));
  }

  @Override
  public List<Indexed> expected(List<KnowledgeArticle> articles) {
    return inMemory(articles.stream(), searcher -> Fingerprints.of(searcher.getIndexReader()));
  }

  @Override
  public void apply(List<KnowledgeArticle> changes, long upTo) {
    writing.lock();
    try {
      if (!live.generation().writable()) {
        Opened failed = live;
        live = folder.reopen(failed);
        IOUtils.closeWhileHandlingException(failed.generation());
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
      Filling.fill(building.generation(), articles.iterator(), total, progress, CORES);
      building.generation().settle();
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

  private Overlay overlay(IndexReader reader) {
    return new IndexOverlay(reader, search, questions);
  }

  /** Uses the live index; never one that a rebuild has just replaced. */
  private <T> T live(Use<T> use) {
    while (true) {
      try {
        return live.generation().use(use);
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

  /** Uses an index of these articles alone. */
  private <T> T inMemory(Stream<KnowledgeArticle> articles, Use<T> use) {
    try (Generation generation =
        Generation.create(new ByteBuffersDirectory(), model, Purpose.SERVING)) {
      write(generation, articles.toList());
      generation.commit(0);
      return generation.use(use);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
