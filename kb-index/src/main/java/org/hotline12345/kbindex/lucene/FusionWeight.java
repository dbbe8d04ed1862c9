package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;

/**
 * How much vectors count against BM25, by how long the articles are. Measured optima: articles of
 * about 1,400 character pairs .35, of about 100 .5 to .55, single questions (about 25) .65; they
 * lie on a line over the logarithm of the length. The reason behind it: a long text holds the
 * citizen's very words somewhere, a short one only the same meaning.
 */
final class FusionWeight {
  private static final double SHORT_LENGTH = 25;
  private static final double SHORT_WEIGHT = 0.65;
  private static final double LONG_LENGTH = 1400;
  private static final double LONG_WEIGHT = 0.35;

  private FusionWeight() {}

  /** The vectors' share in [0.35, 0.65] for what is in the index now. */
  static double of(IndexSearcher searcher) throws IOException {
    CollectionStatistics bigrams = searcher.collectionStatistics(ChineseAnalysis.BIGRAMS);
    return bigrams == null
        ? SHORT_WEIGHT
        : forLength((double) bigrams.sumTotalTermFreq() / bigrams.docCount());
  }

  /** The vectors' share for articles of that many character pairs on average. */
  static double forLength(double pairs) {
    double steps = Math.log(pairs / SHORT_LENGTH) / Math.log(LONG_LENGTH / SHORT_LENGTH);
    return SHORT_WEIGHT - (SHORT_WEIGHT - LONG_WEIGHT) * Math.clamp(steps, 0, 1);
  }
}
