package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.RetrievalQuery;

/**
 * Finds articles by words and by meaning: {@code (1-w)·bm25/max + w·minmax(cosine)} over the union
 * of both sides' best, {@code w} by {@link FusionWeight}. Adding the scores beats fusing the ranks
 * here. Thread-safe.
 */
final class HybridSearch {
  private static final int CANDIDATES = 100;

  private final Scopes scopes = new Scopes();
  private final BitSetProducer articles =
      new QueryBitSetProducer(new TermQuery(new Term(Fields.KIND, Fields.KIND_ARTICLE)));

  /** Finds what was asked; without vectors by words alone. */
  List<Hit> search(IndexSearcher searcher, Asked asked) throws IOException {
    RetrievalQuery query = asked.query();
    List<float[]> vectors = asked.vectors();
    Candidates candidates = new Candidates(searcher, articles);
    Query words =
        new BooleanQuery.Builder()
            .add(
                WordClauses.around(ChineseAnalysis::anyTerm, asked.reading()),
                BooleanClause.Occur.MUST)
            .add(new SeenBy(scopes, query), BooleanClause.Occur.FILTER)
            .build();
    candidates.addLexical(words, Math.max(CANDIDATES, query.limit()));
    for (float[] vector : vectors) {
      candidates.addNearest(vector, scopes, query, Math.max(CANDIDATES, query.limit()));
    }
    if (!vectors.isEmpty()) {
      candidates.scoreLexically(words);
      candidates.scoreByVectors(vectors);
    }
    List<Candidate> ranked = new ArrayList<>(candidates.all());
    float bestLexical = fuse(ranked, vectors.isEmpty() ? 0 : FusionWeight.of(searcher));
    ranked.sort((a, b) -> Double.compare(b.score(), a.score()));
    BestPassage passages = new BestPassage(searcher, articles, asked);
    List<Hit> hits = new ArrayList<>();
    for (Candidate candidate : ranked.subList(0, Math.min(query.limit(), ranked.size()))) {
      hits.add(
          new Hit(
              passages.of(candidate.doc()),
              candidate.score(),
              bestLexical == 0 ? 0 : candidate.lexical() / bestLexical,
              vectors.isEmpty() ? 0 : candidate.nearest()));
    }
    return hits;
  }

  private static float fuse(List<Candidate> candidates, double weight) {
    float bestLexical = 0;
    float nearest = -1;
    float farthest = 1;
    for (Candidate candidate : candidates) {
      bestLexical = Math.max(bestLexical, candidate.lexical());
      nearest = Math.max(nearest, candidate.fit());
      farthest = Math.min(farthest, candidate.fit());
    }
    for (Candidate candidate : candidates) {
      double lexical = bestLexical == 0 ? 0 : candidate.lexical() / bestLexical;
      double near = nearest <= farthest ? 1 : (candidate.fit() - farthest) / (nearest - farthest);
      candidate.score((1 - weight) * lexical + weight * near);
    }
    return bestLexical;
  }
}
