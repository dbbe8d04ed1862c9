package org.hotline12345.kbindex.lucene;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.jspecify.annotations.Nullable;

/**
 * One Lucene index with its writer and its searchers. The commit data says up to which revision it
 * holds the articles and by which layout and model it was made. Writes must be serialised by the
 * caller; searching is thread-safe.
 */
final class Generation implements Closeable {
  private static final String REVISION = "revision";
  private static final String MADE_BY = "madeBy";

  private final Directory directory;
  private final @Nullable EmbeddingModel model;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private volatile long revision;

  private Generation(
      Directory directory, @Nullable EmbeddingModel model, long revision, Purpose purpose)
      throws IOException {
    this.directory = directory;
    this.model = model;
    this.revision = revision;
    this.writer = new IndexWriter(directory, purpose.config());
    try {
      this.searchers = new SearcherManager(writer, null);
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileSuppressingExceptions(e, writer);
      throw e;
    }
  }

  /** Makes an empty index at revision 0, committed. */
  static Generation create(Directory directory, @Nullable EmbeddingModel model, Purpose purpose)
      throws IOException {
    Generation generation = new Generation(directory, model, 0, purpose);
    try {
      generation.commit(0);
      return generation;
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileSuppressingExceptions(e, generation);
      throw e;
    }
  }

  /**
   * Opens a committed index and reads all of it once to see that it is whole.
   *
   * @throws UnusableIndexException when it is damaged, or made by another layout or model
   */
  static Generation open(Directory directory, @Nullable EmbeddingModel model) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
    } catch (IOException | RuntimeException e) {
      throw new UnusableIndexException("damaged: " + e, e);
    }
    return openWhole(directory, model);
  }

  /** Opens an index that this process has just written: nobody waits until it is read once. */
  static Generation openWhole(Directory directory, @Nullable EmbeddingModel model)
      throws IOException {
    Map<String, String> made;
    try {
      made = SegmentInfos.readLatestCommit(directory).getUserData();
    } catch (IOException | RuntimeException e) {
      throw new UnusableIndexException("damaged: " + e, e);
    }
    String expected = madeBy(model);
    if (!expected.equals(made.get(MADE_BY))) {
      throw new UnusableIndexException(
          "made by " + made.get(MADE_BY) + " (expected: " + expected + ")", null);
    }
    return new Generation(
        directory, model, Long.parseLong(made.getOrDefault(REVISION, "0")), Purpose.SERVING);
  }

  /** The last revision committed. */
  long revision() {
    return revision;
  }

  /** False when a failure of the disk has closed the writer. */
  boolean writable() {
    return writer.isOpen();
  }

  /** Puts published articles in, in place of what was there of them, and takes all others out. */
  void write(List<KnowledgeArticle> articles) throws IOException {
    List<ArticleBlock> blocks =
        articles.stream()
            .filter(article -> article.state() == ArticleState.PUBLISHED)
            .map(ArticleBlock::new)
            .toList();
    Map<String, float[]> vectors =
        model == null || blocks.isEmpty() ? Map.of() : DocumentVectors.of(model, blocks);
    try {
      int next = 0;
      for (KnowledgeArticle article : articles) {
        Term id = new Term(Fields.ARTICLE, article.id());
        if (article.state() == ArticleState.PUBLISHED) {
          List<Document> documents =
              blocks.get(next++).documents(model == null ? null : vectors::get);
          writer.updateDocuments(id, documents);
        } else {
          writer.deleteDocuments(id);
        }
      }
    } catch (IllegalStateException e) {
      throw failure(e);
    }
  }

  /** Makes one segment of all that was written, as is best for an index filled at once. */
  void settle() throws IOException {
    writer.getConfig().setMergePolicy(new TieredMergePolicy());
    try {
      writer.forceMerge(1);
    } catch (IllegalStateException e) {
      throw failure(e);
    }
  }

  /** Makes everything written durable and then visible. */
  void commit(long upTo) throws IOException {
    writer.setLiveCommitData(
        Map.of(REVISION, Long.toString(upTo), MADE_BY, madeBy(model)).entrySet());
    try {
      writer.commit();
      // A merge that fails in the background may close the writer between the two.
      searchers.maybeRefreshBlocking();
    } catch (IllegalStateException e) {
      throw failure(e);
    }
    revision = upTo;
  }

  /** Lets somebody read what is visible now. */
  <T> T use(Use<T> use) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return use.of(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  /** Searches under way end undisturbed. */
  @Override
  public void close() throws IOException {
    try (directory;
        writer) {
      searchers.close();
    }
  }

  /** A failure of the disk closes the writer; who comes next only hears that it is closed. */
  private IOException failure(IllegalStateException e) {
    if (writer.isOpen()) {
      throw e;
    }
    return new IOException("the disk failed while the index was written", e);
  }

  private static String madeBy(@Nullable EmbeddingModel model) {
    return "layout " + Fields.LAYOUT + ", " + (model == null ? "no vectors" : model.modelName());
  }

  /** What is done with a searcher; it must not be kept. */
  @FunctionalInterface
  interface Use<T> {
    T of(IndexSearcher searcher) throws IOException;
  }

  /** What an index is opened for. */
  enum Purpose {
    /** To be searched while few articles change at a time: a change must not wait for others. */
    SERVING {
      @Override
      IndexWriterConfig config() {
        return base(1).setMaxFullFlushMergeWaitMillis(0);
      }
    },
    /** To be filled at once: merging, and with it the vectors' graph, is for the end. */
    FILLING {
      @Override
      IndexWriterConfig config() {
        int cores = Runtime.getRuntime().availableProcessors();
        ConcurrentMergeScheduler merging = new ConcurrentMergeScheduler();
        merging.setMaxMergesAndThreads(cores + 1, cores);
        return base(cores)
            .setMergeScheduler(merging)
            .setMergePolicy(NoMergePolicy.INSTANCE)
            .setRAMBufferSizeMB(FILLING_MEGABYTES);
      }
    };

    private static final int FILLING_MEGABYTES = 64;

    abstract IndexWriterConfig config();

    private static IndexWriterConfig base(int workers) {
      // What was not committed is not in the database's order of changes either: drop it on close.
      return new IndexWriterConfig(ChineseAnalysis.analyzer())
          .setCodec(VectorCodec.of(workers))
          .setCommitOnClose(false);
    }
  }
}
