package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.hotline12345.knowledge.Explained;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.RetrievalQuery;

/**
 * Finds articles by words and by meaning. Candidates are the best hundred by BM25 and the nearest
 * {@value #NEAREST}. What is dear to know, the nearness of their passages and then of their
 * sentences, is read only of the best so far, which changes no figure of docs/retrieval.md; those
 * get the exact score
 *
 * <pre>(bm25 of the article + bm25 of its best passage) / √(idf of all the question's terms)
 *     + {@value #NEARNESS} · cosine</pre>
 *
 * BM25 grows with the length of the question, a cosine does not. Divided by the most that the
 * question could score, BM25 counts too little in long questions, undivided too much; divided by
 * the root, one constant serves long texts and short, questions and complaints. Articles that carry
 * a document number or provision cited in the question are added and come first, see {@link
 * CitedClauses}. Thread-safe.
 */
final class HybridSearch {
  private static final int CANDIDATES = 100;
  private static final int NEAREST = 64;

  /** How many of the candidates have their passages scored. */
  private static final int LOOKED_INTO = 40;

  /** How many of these have their sentences scored, a third of all vectors that are read. */
  private static final int READ = 20;

  /** Between 13 and 20 nothing changes by more than half a point on any set. */
  private static final double NEARNESS = 16.7;

  /**
   * What an article for the asker's own county is given before one for all of the city: it wins
   * where both are about the matter, not where only the city's is.
   */
  private static final double OWN_COUNTY = 1.5;

  private final Scopes scopes = new Scopes();
  private final BitSetProducer articles =
      new QueryBitSetProducer(new TermQuery(new Term(Fields.KIND, Fields.KIND_ARTICLE)));

  /** Finds what was asked; without vectors by words alone. */
  List<Hit> search(IndexSearcher searcher, Asked asked) throws IOException {
    return hits(searcher, asked, ranked(searcher, asked));
  }

  /** The same, with the reasons. */
  List<Explained> explain(IndexSearcher searcher, Asked asked) throws IOException {
    List<Candidate> ranked = ranked(searcher, asked);
    List<Hit> hits = hits(searcher, asked, ranked);
    Reasons reasons = new Reasons(searcher, asked);
    List<Explained> explained = new ArrayList<>();
    for (int i = 0; i < hits.size(); i++) {
      Candidate next = i + 1 < ranked.size() ? ranked.get(i + 1) : null;
      explained.add(new Explained(hits.get(i), reasons.of(hits.get(i), ranked.get(i), next)));
    }
    return explained;
  }

  private List<Hit> hits(IndexSearcher searcher, Asked asked, List<Candidate> ranked)
      throws IOException {
    float bestLexical = 0;
    for (Candidate candidate : ranked) {
      bestLexical = Math.max(bestLexical, candidate.lexical());
    }
    BestPassage passages = new BestPassage(searcher, articles, asked);
    List<Hit> hits = new ArrayList<>();
    for (Candidate candidate : ranked.subList(0, Math.min(asked.query().limit(), ranked.size()))) {
      hits.add(
          new Hit(
              passages.of(candidate.doc()),
              candidate.score(),
              bestLexical == 0 ? 0 : candidate.lexical() / bestLexical,
              asked.vectors().isEmpty() ? 0 : candidate.nearest(),
              candidate.citing() >= CitedClauses.WHOLE));
    }
    return hits;
  }

  private List<Candidate> ranked(IndexSearcher searcher, Asked asked) throws IOException {
    RetrievalQuery query = asked.query();
    int most = Math.max(CANDIDATES, query.limit());
    Candidates candidates = new Candidates(searcher, articles);
    Query words =
        new BooleanQuery.Builder()
            .add(WordClauses.in(Fields.PAIRS, asked.reading()), BooleanClause.Occur.MUST)
            .add(new SeenBy(scopes, query), BooleanClause.Occur.FILTER)
            .build();
    candidates.addLexical(words, most);
    for (float[] vector : asked.allVectors()) {
      candidates.addNearest(vector, scopes, query, Math.max(NEAREST, query.limit()));
    }
    Optional<Query> cited = CitedClauses.of(searcher.getIndexReader(), query.text());
    if (cited.isPresent()) {
      candidates.addCiting(
          new BooleanQuery.Builder()
              .add(cited.get(), BooleanClause.Occur.MUST)
              .add(new SeenBy(scopes, query), BooleanClause.Occur.FILTER)
              .build(),
          most);
    }
    if (!asked.vectors().isEmpty() || cited.isPresent()) {
      candidates.scoreWholes(words);
    }
    candidates.markLocal();
    double rarity = new Rarity(searcher).of(WordClauses.terms(asked.text()));
    boolean byMeaning = !asked.vectors().isEmpty();
    candidates.keep(
        Math.max(LOOKED_INTO, query.limit()),
        candidate -> score(candidate, rarity, byMeaning ? candidate.atMost() : 0));
    if (byMeaning) {
      candidates.scoreByVectors(asked);
    }
    candidates.scoreParts(WordClauses.in(Fields.PASSAGE_PAIRS, asked.reading()));
    candidates.keep(
        Math.max(READ, query.limit()),
        candidate -> score(candidate, rarity, byMeaning ? candidate.fit() : 0));
    if (byMeaning) {
      candidates.scoreBySentences(asked);
    }
    List<Candidate> ranked = new ArrayList<>(candidates.all());
    fuse(ranked, rarity, asked);
    ranked.sort((a, b) -> Double.compare(b.score(), a.score()));
    return ranked;
  }

  /**
   * @param rarity of all the question's terms
   */
  private static void fuse(List<Candidate> candidates, double rarity, Asked asked) {
    boolean byMeaning = !asked.vectors().isEmpty();
    for (Candidate candidate : candidates) {
      candidate.score(score(candidate, rarity, byMeaning ? candidate.fit() : 0));
    }
    double best = candidates.stream().mapToDouble(Candidate::score).max().orElse(0);
    for (Candidate candidate : candidates) {
      candidate.score(best <= 0 ? 1 : Math.max(0, candidate.score() / best));
    }
  }

  private static double score(Candidate candidate, double rarity, double nearness) {
    candidate.parts(candidate.lexical() / Math.sqrt(rarity), NEARNESS * nearness);
    return candidate.words()
        + candidate.meaning()
        + candidate.citing()
        + (candidate.local() ? OWN_COUNTY : 0);
  }
}
