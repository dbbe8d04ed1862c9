package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.util.VectorUtil;
import org.hotline12345.knowledge.Passage;
import org.jspecify.annotations.Nullable;

/**
 * Picks the passage of an article that answers a question best: the lead unless another is nearer.
 */
final class BestPassage {
  private final IndexSearcher searcher;
  private final BitSetProducer articles;
  private final String question;
  private final float @Nullable [] vector;

  BestPassage(
      IndexSearcher searcher, BitSetProducer articles, String question, float @Nullable [] vector) {
    this.searcher = searcher;
    this.articles = articles;
    this.question = question;
    this.vector = vector;
  }

  /** The passage; one with the title as its text when the article has no body. */
  Passage of(int article) throws IOException {
    StoredFields stored = searcher.storedFields();
    Document parent = stored.document(article);
    String title = parent.get(Fields.TITLE);
    Children children = Children.of(searcher, articles, article);
    Passage best = null;
    double bestScore = Double.NEGATIVE_INFINITY;
    @Nullable FloatVectorValues values =
        vector == null ? null : children.leaf().reader().getFloatVectorValues(Fields.VECTOR);
    KnnVectorValues.@Nullable DocIndexIterator at = values == null ? null : values.iterator();
    for (int doc = children.first(); doc < children.parent(); doc++) {
      Document child = stored.document(children.leaf().docBase + doc);
      if (!Fields.KIND_PASSAGE.equals(child.get(Fields.KIND))) {
        continue;
      }
      Passage passage =
          new Passage(
              parent.get(Fields.ARTICLE),
              parent.getField(Fields.VERSION).numericValue().intValue(),
              title,
              child.get(Fields.HEADING),
              child.get(Fields.TEXT));
      double score = SharedPairs.of(question, passage.heading() + "\n" + passage.text(), title);
      if (vector != null && values != null && at != null && at.advance(doc) == doc) {
        score += VectorUtil.dotProduct(vector, values.vectorValue(at.index()));
      }
      if (score > bestScore) {
        best = passage;
        bestScore = score;
      }
    }
    return best != null
        ? best
        : new Passage(
            parent.get(Fields.ARTICLE),
            parent.getField(Fields.VERSION).numericValue().intValue(),
            title,
            "",
            title);
  }
}
