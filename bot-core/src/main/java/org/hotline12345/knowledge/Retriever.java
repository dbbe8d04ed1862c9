package org.hotline12345.knowledge;

import java.util.List;

/** Finds articles for a question. Thread-safe. */
public interface Retriever {

  /**
   * The articles that fit best, best first, each at most once, at most {@code query.limit()}. Only
   * published articles valid on {@code query.day()} are found. Never null; empty when nothing fits.
   *
   * @throws java.io.UncheckedIOException when the index cannot be read
   */
  List<Hit> retrieve(RetrievalQuery query);
}
