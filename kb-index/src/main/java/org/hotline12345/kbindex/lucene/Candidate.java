package org.hotline12345.kbindex.lucene;

/** An article that BM25 or the vectors brought up, with its exact score by both. */
final class Candidate {
  private final int doc;
  private float lexical;
  private float cosine = -1;
  private double score;

  /**
   * @param doc the article's document, counted over the whole index
   */
  Candidate(int doc) {
    this.doc = doc;
  }

  int doc() {
    return doc;
  }

  /** BM25, 0 when no term matches. */
  float lexical() {
    return lexical;
  }

  void lexical(float score) {
    lexical = score;
  }

  /** Best over the article's questions, title and passages. */
  float cosine() {
    return cosine;
  }

  void seen(float similarity) {
    cosine = Math.max(cosine, similarity);
  }

  /** Fused score. */
  double score() {
    return score;
  }

  void score(double fused) {
    score = fused;
  }
}
