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
  private static final float WHOLE_WORD = 0.1f;

  /** A synonym is seldom quite the same; at 1 a rare one pushed better articles down. */
  private static final float SYNONYM = 0.7f;

  private WordClauses() {}

  /**
   * The question as it scores best: in its own words, or with words replaced by synonyms. A synonym
   * counts only where it stands whole; its single characters would find anything. Known words of
   * more than two characters count a little more where they stand whole.
   *
   * @param plain makes the query of one wording
   */
  static Query around(Function<String, Query> plain, Reading reading) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(wordings(plain, reading), BooleanClause.Occur.SHOULD);
    reading.found().stream()
        .map(Reading.Found::term)
        .filter(term -> term.length() > PAIR)
        .map(term -> new BoostQuery(ChineseAnalysis.phrase(term), WHOLE_WORD))
        .forEach(word -> query.add(word, BooleanClause.Occur.SHOULD));
    return query.build();
  }

  private static Query wordings(Function<String, Query> plain, Reading reading) {
    Query asked = plain.apply(reading.text());
    List<Reading.Found> replaceable = reading.replaceable();
    if (replaceable.isEmpty()) {
      return asked;
    }
    BooleanQuery.Builder replaced = new BooleanQuery.Builder();
    replaced.add(plain.apply(reading.with(word -> ",")), BooleanClause.Occur.SHOULD);
    for (Reading.Found word : replaceable) {
      List<Query> terms = new ArrayList<>();
      terms.add(plain.apply(word.term()));
      word.others().forEach(other -> terms.add(synonym(word.term(), other)));
      replaced.add(new DisjunctionMaxQuery(terms, 0), BooleanClause.Occur.SHOULD);
    }
    return new DisjunctionMaxQuery(List.of(asked, replaced.build()), 0);
  }

  /** Counts less than the word itself would, however many pairs the synonym has. */
  private static Query synonym(String word, String other) {
    float share = Math.min(1, (word.length() - 1) / (float) (other.length() - 1));
    return new BoostQuery(ChineseAnalysis.phrase(other), SYNONYM * share);
  }
}
