package org.hotline12345.kbindex.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.hotline12345.kbindex.numerals.Quantities;
import org.hotline12345.kbindex.question.AskingWords;
import org.hotline12345.kbindex.question.LayWords;
import org.hotline12345.wording.Reading;

/**
 * The search by words: the pairs of characters of the question without its asking words, official
 * words for those of the people, and what the word book adds. As all this works on the question
 * alone, a word counts the moment it is saved, without any article being indexed again.
 */
final class WordClauses {
  private static final int PAIR = 2;

  /** Beyond this a question is cut; it bounds the number of clauses. */
  static final int LONGEST_QUESTION = 400;

  /** How much a known word counts as a whole, beside the pairs of characters it is made of. */
  private static final float WHOLE_WORD = 0.1f;

  /** A synonym is seldom quite the same; at 1 a rare one pushed better articles down. */
  private static final float SYNONYM = 0.7f;

  /**
   * How much a pair counts that the people's word only stands for. Anything from .2 to .8 was
   * better than none on questions in plain words, and no worse on others.
   */
  private static final float OFFICIAL = 0.3f;

  /** An amount or term, however spelled, beside the pairs that it shares when spelled alike. */
  private static final float QUANTITY = 2;

  private WordClauses() {}

  /** What of a text is searched for. */
  static List<String> terms(String text) {
    return ChineseAnalysis.terms(AskingWords.shipped().leftOutOf(shortened(text)));
  }

  /** The part of a question that is searched for. */
  static String shortened(String text) {
    return text.length() <= LONGEST_QUESTION ? text : text.substring(0, LONGEST_QUESTION);
  }

  /**
   * The question as it scores best: in its own words, or with words replaced by synonyms. A synonym
   * counts only where it stands whole; its single characters would find anything. Known words of
   * more than two characters count a little more where they stand whole. Matches nothing when the
   * question has no term.
   *
   * @param field of pairs
   */
  static Query in(String field, Reading reading) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(wordings(field, reading), BooleanClause.Occur.SHOULD);
    reading.found().stream()
        .map(Reading.Found::term)
        .filter(term -> term.length() > PAIR)
        .map(term -> new BoostQuery(ChineseAnalysis.phrase(field, term), WHOLE_WORD))
        .forEach(word -> query.add(word, BooleanClause.Occur.SHOULD));
    String quantities = field.equals(Fields.PAIRS) ? Fields.QUANTITY : Fields.PASSAGE_QUANTITY;
    for (String quantity : Quantities.in(shortened(reading.text()))) {
      query.add(
          new BoostQuery(new TermQuery(new Term(quantities, quantity)), QUANTITY),
          BooleanClause.Occur.SHOULD);
    }
    return query.build();
  }

  private static Query wordings(String field, Reading reading) {
    Query asked = anyTerm(field, reading.text());
    List<Reading.Found> replaceable = reading.replaceable();
    if (replaceable.isEmpty()) {
      return asked;
    }
    BooleanQuery.Builder replaced = new BooleanQuery.Builder();
    replaced.add(anyTerm(field, reading.with(word -> ",")), BooleanClause.Occur.SHOULD);
    for (Reading.Found word : replaceable) {
      List<Query> terms = new ArrayList<>();
      terms.add(anyTerm(field, word.term()));
      word.others().forEach(other -> terms.add(synonym(field, word.term(), other)));
      replaced.add(new DisjunctionMaxQuery(terms, 0), BooleanClause.Occur.SHOULD);
    }
    return new DisjunctionMaxQuery(List.of(asked, replaced.build()), 0);
  }

  private static Query anyTerm(String field, String text) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    List<String> asked = terms(text);
    for (String term : asked) {
      query.add(new TermQuery(new Term(field, term)), BooleanClause.Occur.SHOULD);
    }
    Set<String> official = new TreeSet<>();
    LayWords.shipped()
        .officialFor(text)
        .forEach(word -> official.addAll(ChineseAnalysis.terms(word)));
    asked.forEach(official::remove);
    for (String term : official) {
      query.add(
          new BoostQuery(new TermQuery(new Term(field, term)), OFFICIAL),
          BooleanClause.Occur.SHOULD);
    }
    return query.build();
  }

  /** Counts less than the word itself would, however many pairs the synonym has. */
  private static Query synonym(String field, String word, String other) {
    float share = Math.min(1, (word.length() - 1) / (float) (other.length() - 1));
    return new BoostQuery(ChineseAnalysis.phrase(field, other), SYNONYM * share);
  }
}
