package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.join.BitSetProducer;
import org.hotline12345.knowledge.Passage;
import org.jspecify.annotations.Nullable;

/**
 * Picks the passage of an article that answers a question best: the lead unless another is nearer.
 */
final class BestPassage {
  private final IndexSearcher searcher;
  private final BitSetProducer articles;
  private final Asked asked;

  BestPassage(IndexSearcher searcher, BitSetProducer articles, Asked asked) {
    this.searcher = searcher;
    this.articles = articles;
    this.asked = asked;
  }

  /** The passage; one with the title as its text when the article has no body. */
  Passage of(int article) throws IOException {
    Document stored = searcher.storedFields().document(article);
    String title = stored.get(Fields.TITLE);
    String[] headings = stored.getValues(Fields.HEADING);
    String[] texts = stored.getValues(Fields.TEXT);
    float[] cosines = cosines(article, texts.length);
    List<SharedPairs> wordings =
        Stream.concat(Stream.of(asked.text()), asked.reading().variants().stream())
            .map(wording -> new SharedPairs(wording, title))
            .toList();
    int best = 0;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < texts.length; i++) {
      double score = cosines[i] + shared(wordings, headings[i] + "\n" + texts[i]);
      if (score > bestScore) {
        best = i;
        bestScore = score;
      }
    }
    return new Passage(
        stored.get(Fields.ARTICLE),
        stored.getField(Fields.VERSION).numericValue().intValue(),
        title,
        texts.length == 0 ? "" : headings[best],
        texts.length == 0 ? title : texts[best]);
  }

  private static double shared(List<SharedPairs> wordings, String text) {
    return wordings.stream().mapToDouble(wording -> wording.in(text)).max().orElse(0);
  }

  /** How near each passage is; zeros without vectors. Passages are the last children. */
  private float[] cosines(int article, int passages) throws IOException {
    float[] cosines = new float[passages];
    Children children = Children.of(searcher, articles, article);
    @Nullable FloatVectorValues values =
        asked.vectors().isEmpty()
            ? null
            : children.leaf().reader().getFloatVectorValues(Fields.VECTOR);
    if (values != null && passages > 0) {
      KnnVectorValues.DocIndexIterator at = values.iterator();
      int first = children.parent() - passages;
      for (int doc = at.advance(first); doc < children.parent(); doc = at.nextDoc()) {
        cosines[doc - first] =
            ChildVectors.nearest(asked.vectors(), values.vectorValue(at.index()));
      }
    }
    return cosines;
  }
}
