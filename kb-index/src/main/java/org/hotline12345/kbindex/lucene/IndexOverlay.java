package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.hotline12345.knowledge.Explained;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.Overlay;
import org.hotline12345.knowledge.RetrievalQuery;

/** Searches a reader by the same code as the live index. */
final class IndexOverlay implements Overlay {
  private final IndexSearcher searcher;
  private final HybridSearch search;
  private final Questions questions;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param reader one reference to it becomes this overlay's
   */
  IndexOverlay(IndexReader reader, HybridSearch search, Questions questions) {
    this.searcher = new IndexSearcher(reader);
    this.search = search;
    this.questions = questions;
  }

  @Override
  public List<Hit> retrieve(RetrievalQuery query) {
    return open(reader -> search.search(searcher, questions.ask(query, reader)));
  }

  @Override
  public List<Explained> explain(RetrievalQuery query) {
    return open(reader -> search.explain(searcher, questions.ask(query, reader)));
  }

  private <T> T open(Reading<T> reading) {
    IndexReader reader = searcher.getIndexReader();
    if (closed.get() || !reader.tryIncRef()) {
      throw new IllegalStateException("the overlay is closed");
    }
    try {
      try {
        return reading.of(reader);
      } finally {
        reader.decRef();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Searches under way end undisturbed. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        searcher.getIndexReader().decRef();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What is done with the open reader. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(IndexReader reader) throws IOException;
  }
}
