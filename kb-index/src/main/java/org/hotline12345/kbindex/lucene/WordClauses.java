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
import org.hotline12345.kbindex.question.AskingWords;
import org.hotline12345.kbindex.question.LayWords;
import org.hotline12345.wording.Reading;
import org.hotline12345.wording.WordKind;

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
  private static final float WHOLE_WORD = 0.3f;

  /**
   * How much a pair counts that the people's word only stands for. Anything from .2 to .8 was
   * better than none on questions in plain words, and no worse on others.
   */
  private static final float OFFICIAL = 0.3f;

  private WordClauses() {}

  /** What of a text is searched for. */
  static List<String> terms(String text) {
    String shortened =
        text.length() <= LONGEST_QUESTION ? text : text.substring(0, LONGEST_QUESTION);
    return ChineseAnalysis.terms(AskingWords.shipped().leftOutOf(shortened));
  }

  /**
   * The question as it would score best: in its own words or with synonyms in their place. Known
   * words of more than two characters count once more where they stand whole. Matches nothing when
   * the question has no term.
   *
   * @param field of pairs
   */
  static Query in(String field, Reading reading) {
    Query wordings = anyTerm(field, reading.text());
    if (!reading.variants().isEmpty()) {
      List<Query> all = new ArrayList<>();
      all.add(wordings);
      reading.variants().forEach(variant -> all.add(anyTerm(field, variant)));
      wordings = new DisjunctionMaxQuery(all, 0);
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(wordings, BooleanClause.Occur.SHOULD);
    reading.found().stream()
        .filter(found -> found.term().length() > PAIR)
        .map(found -> whole(field, found))
        .forEach(word -> query.add(word, BooleanClause.Occur.SHOULD));
    return query.build();
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

  /** The word or, if it is nearer, one of its synonyms, as an exact sequence of characters. */
  private static Query whole(String field, Reading.Found found) {
    List<Query> words = new ArrayList<>();
    words.add(ChineseAnalysis.phrase(field, found.term()));
    if (found.kind() == WordKind.SYNONYM) {
      found.others().forEach(other -> words.add(ChineseAnalysis.phrase(field, other)));
    }
    return new BoostQuery(new DisjunctionMaxQuery(words, 0), WHOLE_WORD);
  }
}
