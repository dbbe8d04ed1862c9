package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;

/**
 * How Chinese is cut into terms: overlapping pairs of Han characters. With passages scored as well
 * (see {@link HybridSearch}) this was better than ICU's or smartcn's words on long texts and needs
 * no dictionary of this city's names; known words count as sequences of pairs, see {@link
 * WordClauses}.
 */
final class ChineseAnalysis {
  private static final Analyzer PAIRS =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          Tokenizer tokens = new StandardTokenizer();
          return new TokenStreamComponents(
              tokens, new CJKBigramFilter(new LowerCaseFilter(new CJKWidthFilter(tokens))));
        }
      };

  private ChineseAnalysis() {}

  /** For the index writer. */
  static Analyzer analyzer() {
    return new PerFieldAnalyzerWrapper(
        new KeywordAnalyzer(), Map.of(Fields.PAIRS, PAIRS, Fields.PASSAGE_PAIRS, PAIRS));
  }

  /** The terms of a text in their order, as often as they stand in it. */
  static List<String> terms(String text) {
    List<String> terms = new ArrayList<>();
    try (TokenStream tokens = PAIRS.tokenStream(Fields.PAIRS, text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        terms.add(term.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return terms;
  }

  /** The words as an exact sequence; matches nothing when they have no term. */
  static Query phrase(String field, String words) {
    Query phrase = new QueryBuilder(PAIRS).createPhraseQuery(field, words);
    return phrase == null ? new MatchNoDocsQuery("no term") : phrase;
  }

  /**
   * At most how many articles hold the words as they stand: the least over their pairs, which costs
   * no search.
   */
  static int atMostHolding(IndexReader reader, String words) throws IOException {
    int least = Integer.MAX_VALUE;
    for (String term : terms(words)) {
      least = Math.min(least, reader.docFreq(new Term(Fields.PAIRS, term)));
    }
    return least == Integer.MAX_VALUE ? 0 : least;
  }
}
