package org.hotline12345.kbindex.lucene;

/** An article that BM25 or the vectors brought up, with its exact score by both. */
final class Candidate {
  private static final float NONE = -1;

  private final int doc;
  private float lexical;
  private float title = NONE;
  private float question = NONE;
  private float passage = NONE;
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

  void titleAt(float cosine) {
    title = Math.max(title, cosine);
  }

  void questionAt(float cosine) {
    question = Math.max(question, cosine);
  }

  void passageAt(float cosine) {
    passage = Math.max(passage, cosine);
  }

  /** Best over the article's questions, title and passages, -1 when it has no vector. */
  float nearest() {
    return Math.max(question, Math.max(title, passage));
  }

  /**
   * What articles are ranked by. Where an editor wrote questions, both they and the answer should
   * be near: the mean of both sides was better by 2 points of MRR than the nearest of all, which
   * lets one chance likeness win. A bare title is no second opinion; there the nearest counts.
   */
  float fit() {
    return question == NONE || passage == NONE
        ? nearest()
        : (Math.max(question, title) + passage) / 2;
  }

  /** Fused score. */
  double score() {
    return score;
  }

  void score(double fused) {
    score = fused;
  }
}
