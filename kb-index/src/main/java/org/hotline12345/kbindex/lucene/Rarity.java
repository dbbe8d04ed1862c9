package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;

/** How telling terms are among the articles: the less stand with a term, the more. */
final class Rarity {
  private final IndexSearcher searcher;
  private final long articles;

  Rarity(IndexSearcher searcher) throws IOException {
    this.searcher = searcher;
    CollectionStatistics statistics = searcher.collectionStatistics(Fields.PAIRS);
    this.articles = statistics == null ? 0 : statistics.docCount();
  }

  /** With how many articles the term stands. */
  int articles(String term) throws IOException {
    return searcher.getIndexReader().docFreq(new Term(Fields.PAIRS, term));
  }

  /** BM25's inverse document frequency; greatest for a term that no article has. */
  double of(String term) throws IOException {
    int with = articles(term);
    return Math.log(1 + (articles - with + 0.5) / (with + 0.5));
  }

  /** Of all terms together, at least 1. */
  double of(List<String> terms) throws IOException {
    double sum = 0;
    for (String term : terms) {
      sum += of(term);
    }
    return Math.max(1, sum);
  }
}
