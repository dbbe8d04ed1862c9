package org.hotline12345.kbindex.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.hotline12345.wording.Reading;

/**
 * What the word book adds to a search by words. As it works on the question alone, a word counts
 * the moment it is saved, without any article being indexed again.
 */
final class WordClauses {
  private static final int PAIR = 2;

  /** How much a known word counts as a whole, beside the pairs of characters it is made of. */
  private static final float WHOLE_WORD = 0.3f;

  private WordClauses() {}

  /**
   * The question as it would score best: in its own words or with synonyms in their place. Known
   * words of more than two characters count once more where they stand whole.
   *
   * @param plain makes the query of one wording
   */
  static Query around(Function<String, Query> plain, Reading reading) {
    Query wordings = plain.apply(reading.text());
    if (!reading.variants().isEmpty()) {
      List<Query> all = new ArrayList<>();
      all.add(wordings);
      reading.variants().forEach(variant -> all.add(plain.apply(variant)));
      wordings = new DisjunctionMaxQuery(all, 0);
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(wordings, BooleanClause.Occur.SHOULD);
    reading.found().stream()
        .filter(found -> found.term().length() > PAIR)
        .map(WordClauses::whole)
        .forEach(word -> query.add(word, BooleanClause.Occur.SHOULD));
    return query.build();
  }

  /** The word or, if it is nearer, one of its synonyms, as an exact sequence of characters. */
  private static Query whole(Reading.Found found) {
    List<Query> words = new ArrayList<>();
    words.add(ChineseAnalysis.phrase(found.term()));
    if (found.kind() == org.hotline12345.wording.WordKind.SYNONYM) {
      found.others().forEach(other -> words.add(ChineseAnalysis.phrase(other)));
    }
    return new BoostQuery(new DisjunctionMaxQuery(words, 0), WHOLE_WORD);
  }
}
