package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.hotline12345.kbindex.numerals.Identifiers;

/**
 * The search for document numbers and provisions that a question cites. Who cites one wants that
 * one, whatever else resembles his words.
 */
final class CitedClauses {
  /** More than words and meaning together ever differ by. */
  static final float WHOLE = 100;

  /** Before all but what words or meaning fit far better: any law may have an article 38. */
  private static final float OF_SOME_LAW = 12;

  private CitedClauses() {}

  /**
   * Scores articles by what they carry of it; empty when no article carries any.
   *
   * @param question in its own words: a repair by sound would spoil a document number
   */
  static Optional<Query> of(IndexReader reader, String question) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    boolean any = false;
    for (Identifiers.Asked cited : Identifiers.askedFor(WordClauses.shortened(question))) {
      for (String name : cited.names()) {
        Term term = new Term(Fields.CITED, name);
        if (reader.docFreq(term) > 0) {
          query.add(
              new BoostQuery(
                  new ConstantScoreQuery(new TermQuery(term)), cited.whole() ? WHOLE : OF_SOME_LAW),
              BooleanClause.Occur.SHOULD);
          any = true;
          break;
        }
      }
    }
    return any ? Optional.of(query.build()) : Optional.empty();
  }
}
