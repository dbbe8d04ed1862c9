package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;

/**
 * How much vectors count against BM25, by what is in the index.
 *
 * <p>By length: measured optima are .35 for articles of about 1,400 character pairs, .5 to .55 for
 * about 100, .65 for single questions (about 25); they lie on a line over the logarithm of the
 * length. The reason behind it: a long text holds the citizen's very words somewhere, a short one
 * only the same meaning.
 *
 * <p>By questions: an article for which an editor wrote questions is matched half through them, so
 * it moves half way to what is best between questions.
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
    if (bigrams == null) {
      return SHORT_WEIGHT;
    }
    IndexReader reader = searcher.getIndexReader();
    double questions = reader.docFreq(new Term(Fields.KIND, Fields.KIND_QUESTION));
    return of(
        (double) bigrams.sumTotalTermFreq() / bigrams.docCount(), questions / bigrams.docCount());
  }

  /**
   * @param pairs character pairs an article has on average
   * @param questions questions written for an article on average; beyond one it makes no difference
   */
  static double of(double pairs, double questions) {
    double steps = Math.log(pairs / SHORT_LENGTH) / Math.log(LONG_LENGTH / SHORT_LENGTH);
    double byLength = SHORT_WEIGHT - (SHORT_WEIGHT - LONG_WEIGHT) * Math.clamp(steps, 0, 1);
    return byLength + Math.min(1, questions) * (SHORT_WEIGHT - byLength) / 2;
  }
}
