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

  /**
   * The same articles in the same order, each with the reasons for its place. Takes longer: for
   * people who look closely, not for answering.
   *
   * @throws java.io.UncheckedIOException when the index cannot be read
   */
  default List<Explained> explain(RetrievalQuery query) {
    return retrieve(query).stream().map(hit -> new Explained(hit, List.of())).toList();
  }
}
