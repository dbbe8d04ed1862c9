package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/** The vectors of one segment's children, read forward only. */
final class ChildVectors {
  private final FloatVectorValues values;
  private final KnnVectorValues.DocIndexIterator at;
  private final @Nullable FloatVectorValues sentences;
  private final KnnVectorValues.@Nullable DocIndexIterator atSentence;
  private final SortedDocValues kinds;
  private final int title;
  private final int question;

  private ChildVectors(LeafReader segment, FloatVectorValues values) throws IOException {
    this.values = values;
    this.at = values.iterator();
    this.sentences = segment.getFloatVectorValues(Fields.SENTENCE_VECTOR);
    this.atSentence = sentences == null ? null : sentences.iterator();
    this.kinds = DocValues.getSorted(segment, Fields.KIND);
    this.title = kinds.lookupTerm(new BytesRef(Fields.KIND_TITLE));
    this.question = kinds.lookupTerm(new BytesRef(Fields.KIND_QUESTION));
  }

  /** Null when the segment has no vectors. */
  static @Nullable ChildVectors of(LeafReader segment) throws IOException {
    @Nullable FloatVectorValues values = segment.getFloatVectorValues(Fields.VECTOR);
    return values == null ? null : new ChildVectors(segment, values);
  }

  /**
   * Shows the candidate how near its children are to the nearest wording. Candidates must come in
   * their order.
   */
  void show(Candidate candidate, Children children, Asked asked) throws IOException {
    int doc = at.docID() < children.first() ? at.advance(children.first()) : at.docID();
    for (; doc < children.parent(); doc = at.nextDoc()) {
      float[] child = values.vectorValue(at.index());
      candidate.nearest(nearest(asked.vectors(), child));
      float cosine = nearest(asked.allVectors(), child);
      int kind = kinds.advanceExact(doc) ? kinds.ordValue() : -1;
      if (kind == title) {
        candidate.titleAt(cosine);
      } else if (kind == question) {
        candidate.questionAt(cosine);
      } else {
        candidate.passageAt(cosine);
      }
    }
  }

  /** Shows it how near its sentences are. Candidates must come in their order. */
  void showSentences(Candidate candidate, Children children, Asked asked) throws IOException {
    if (sentences == null || atSentence == null) {
      return;
    }
    List<float[]> wordings = asked.allVectors();
    int doc =
        atSentence.docID() < children.first()
            ? atSentence.advance(children.first())
            : atSentence.docID();
    for (; doc < children.parent(); doc = atSentence.nextDoc()) {
      candidate.sentenceAt(nearest(wordings, sentences.vectorValue(atSentence.index())));
    }
  }

  /** The cosine of the wording that is nearest to a child. */
  static float nearest(List<float[]> asked, float[] child) {
    float nearest = -1;
    for (float[] vector : asked) {
      nearest = Math.max(nearest, VectorUtil.dotProduct(vector, child));
    }
    return nearest;
  }
}
