package org.hotline12345.kbindex.lucene;

/** An article that BM25 or the vectors brought up, with its exact score by both. */
final class Candidate {
  private static final float NONE = -1;

  private final int doc;
  private float whole;
  private float part;
  private float nearest = NONE;
  private float asked = NONE;
  private float passage = NONE;
  private float sentence = NONE;
  private float citing;
  private float found = NONE;
  private boolean questions;
  private boolean local;
  private double words;
  private double meaning;
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

  /** BM25 of the whole article and of its best passage together, 0 when no term matches. */
  float lexical() {
    return whole + part;
  }

  /** BM25 of the whole article. */
  void whole(float score) {
    whole = score;
  }

  /** BM25 of a passage; the best counts. */
  void part(float score) {
    part = Math.max(part, score);
  }

  /** That it carries a document number or provision that the question cites. */
  void citing(float score) {
    citing = score;
  }

  /** 0 when it carries none. */
  float citing() {
    return citing;
  }

  void titleAt(float cosine) {
    asked = Math.max(asked, cosine);
  }

  void questionAt(float cosine) {
    asked = Math.max(asked, cosine);
    questions = true;
  }

  void passageAt(float cosine) {
    passage = Math.max(passage, cosine);
  }

  void sentenceAt(float cosine) {
    sentence = Math.max(sentence, cosine);
  }

  /** That one of the children is that near to the question itself, not to another wording. */
  void nearest(float cosine) {
    nearest = Math.max(nearest, cosine);
  }

  /** Best over the article's questions, title and passages, -1 when it has no vector. */
  float nearest() {
    return nearest;
  }

  /** That the search by vectors found a child that near. */
  void found(float cosine) {
    found = Math.max(found, cosine);
  }

  /** That no child of it is nearer, unless one was found. */
  void notAbove(float cosine) {
    if (found == NONE) {
      found = cosine;
    }
  }

  /** What its nearest child can be at most, before its vectors are read. */
  float atMost() {
    return found;
  }

  /** That the article is for the asker's own county, not for all of the city. */
  void local(boolean own) {
    local = own;
  }

  boolean local() {
    return local;
  }

  /**
   * How near the article is in all: the answer by its best passage and its best sentence, each of
   * which sees what the other blurs; where an editor wrote questions, the nearest of them for half
   * of it, because one chance likeness alone should not win. A bare title is no second opinion.
   */
  float fit() {
    float answer = sentence == NONE ? passage : (passage + sentence) / 2;
    if (passage == NONE) {
      return asked;
    }
    return questions ? (asked + answer) / 2 : answer;
  }

  /** What words and meaning gave to its score. */
  void parts(double words, double meaning) {
    this.words = words;
    this.meaning = meaning;
  }

  double words() {
    return words;
  }

  double meaning() {
    return meaning;
  }

  /** Fused score. */
  double score() {
    return score;
  }

  void score(double fused) {
    score = fused;
  }
}
