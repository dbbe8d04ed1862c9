package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.DiversifyingNearestChildrenKnnCollectorManager;
import org.apache.lucene.search.knn.KnnSearchStrategy;
import org.apache.lucene.util.BytesRef;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.organisation.Place;
import org.jspecify.annotations.Nullable;

/**
 * The union of the articles that BM25 and the vectors rank first. Each side then scores all of the
 * union exactly, so that no candidate is judged by where it happened to come from.
 */
final class Candidates {
  private static final BytesRef CITY = new BytesRef(Place.CITY);

  private final IndexSearcher searcher;
  private final BitSetProducer articles;
  private final TreeMap<Integer, Candidate> byDoc = new TreeMap<>();
  private float notFound = -1;

  Candidates(IndexSearcher searcher, BitSetProducer articles) {
    this.searcher = searcher;
    this.articles = articles;
  }

  void addLexical(Query query, int most) throws IOException {
    // Nobody wants to know how many there are.
    TopScoreDocCollectorManager best = new TopScoreDocCollectorManager(most, null, most);
    for (ScoreDoc found : searcher.search(query, best).scoreDocs) {
      candidate(found.doc).whole(found.score);
    }
  }

  /** Adds the articles that carry what a question cites; the score of the query is that of it. */
  void addCiting(Query query, int most) throws IOException {
    TopScoreDocCollectorManager best = new TopScoreDocCollectorManager(most, null, most);
    for (ScoreDoc found : searcher.search(query, best).scoreDocs) {
      candidate(found.doc).citing(found.score);
    }
  }

  /** Adds the articles with the nearest children among those seen. */
  void addNearest(float[] vector, Scopes scopes, RetrievalQuery query, int most)
      throws IOException {
    DiversifyingNearestChildrenKnnCollectorManager nearest =
        new DiversifyingNearestChildrenKnnCollectorManager(most, articles, searcher);
    List<ScoreDoc> found = new ArrayList<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      if (articles.getBitSet(leaf) != null) {
        KnnCollector collector =
            nearest.newCollector(Integer.MAX_VALUE, KnnSearchStrategy.Hnsw.DEFAULT, leaf);
        leaf.reader()
            .searchNearestVectors(
                Fields.VECTOR, vector, collector, new SeenVectors(scopes.of(query, leaf)));
        for (ScoreDoc each : collector.topDocs().scoreDocs) {
          found.add(new ScoreDoc(articleOf(leaf, each.doc), each.score));
        }
      }
    }
    found.sort((a, b) -> Float.compare(b.score, a.score));
    List<ScoreDoc> kept = found.subList(0, Math.min(most, found.size()));
    kept.forEach(each -> candidate(each.doc).found(2 * each.score - 1));
    if (kept.size() == most) {
      notFound = Math.max(notFound, 2 * kept.getLast().score - 1);
    }
  }

  /**
   * Drops all but the best by that score.
   *
   * @param score may ask {@link Candidate#atMost} how near the candidate can be
   */
  void keep(int most, ToDoubleFunction<Candidate> score) {
    if (byDoc.size() <= most) {
      return;
    }
    byDoc.values().forEach(candidate -> candidate.notAbove(notFound));
    record Scored(int doc, double score) {}
    byDoc.values().stream()
        .map(candidate -> new Scored(candidate.doc(), score.applyAsDouble(candidate)))
        .sorted(Comparator.comparingDouble(Scored::score).reversed())
        .skip(most)
        .toList()
        .forEach(scored -> byDoc.remove(scored.doc()));
  }

  /** Gives every candidate its BM25 score as a whole, also those that only the vectors found. */
  void scoreWholes(Query query) throws IOException {
    Scorers scorers = new Scorers(query);
    for (Candidate candidate : byDoc.values()) {
      if (candidate.lexical() > 0) {
        continue;
      }
      LeafReaderContext leaf = leafOf(candidate.doc());
      int doc = candidate.doc() - leaf.docBase;
      if (scorers.in(leaf).from(doc) == doc) {
        candidate.whole(scorers.score());
      }
    }
  }

  /** Shows every candidate the BM25 scores of its passages. */
  void scoreParts(Query query) throws IOException {
    Scorers scorers = new Scorers(query);
    for (Candidate candidate : byDoc.values()) {
      Children children = Children.of(searcher, articles, candidate.doc());
      int doc = scorers.in(children.leaf()).from(children.first());
      for (; doc < children.parent(); doc = scorers.from(doc + 1)) {
        candidate.part(scorers.score());
      }
    }
  }

  /** Shows every candidate how near its children are. */
  void scoreByVectors(Asked asked) throws IOException {
    byVectors((vectors, candidate, children) -> vectors.show(candidate, children, asked));
  }

  /** Shows every candidate how near its sentences are. */
  void scoreBySentences(Asked asked) throws IOException {
    byVectors((vectors, candidate, children) -> vectors.showSentences(candidate, children, asked));
  }

  private interface Showing {
    void show(ChildVectors vectors, Candidate candidate, Children children) throws IOException;
  }

  private void byVectors(Showing showing) throws IOException {
    int leafOrd = -1;
    @Nullable ChildVectors vectors = null;
    for (Candidate candidate : byDoc.values()) {
      Children children = Children.of(searcher, articles, candidate.doc());
      if (children.leaf().ord != leafOrd) {
        leafOrd = children.leaf().ord;
        vectors = ChildVectors.of(children.leaf().reader());
      }
      if (vectors != null) {
        showing.show(vectors, candidate, children);
      }
    }
  }

  /** Tells those that are for one county or smaller from those for the whole city. */
  void markLocal() throws IOException {
    int leafOrd = -1;
    @Nullable SortedDocValues regions = null;
    for (Candidate candidate : byDoc.values()) {
      LeafReaderContext leaf = leafOf(candidate.doc());
      if (leaf.ord != leafOrd || regions == null) {
        leafOrd = leaf.ord;
        regions = DocValues.getSorted(leaf.reader(), Fields.MEANT_FOR);
      }
      if (regions.advanceExact(candidate.doc() - leaf.docBase)) {
        candidate.local(!regions.lookupOrd(regions.ordValue()).equals(CITY));
      }
    }
  }

  /** In the order of their documents. */
  List<Candidate> all() {
    return List.copyOf(byDoc.values());
  }

  private Candidate candidate(int doc) {
    return byDoc.computeIfAbsent(doc, Candidate::new);
  }

  /**
   * @param child counted in the segment
   * @return the article's document, counted over the whole index
   */
  private int articleOf(LeafReaderContext leaf, int child) throws IOException {
    return leaf.docBase + Objects.requireNonNull(articles.getBitSet(leaf)).nextSetBit(child);
  }

  private LeafReaderContext leafOf(int doc) {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    return leaves.get(ReaderUtil.subIndex(doc, leaves));
  }

  /** Goes through what a query matches in the order of the index. */
  private final class Scorers {
    private final Weight weight;
    private int leafOrd = -1;
    private @Nullable Scorer scorer;

    Scorers(Query query) throws IOException {
      weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
    }

    Scorers in(LeafReaderContext leaf) throws IOException {
      if (leaf.ord != leafOrd) {
        leafOrd = leaf.ord;
        scorer = weight.scorer(leaf);
      }
      return this;
    }

    /** The first document from that one on, counted in the segment. */
    int from(int doc) throws IOException {
      if (scorer == null) {
        return DocIdSetIterator.NO_MORE_DOCS;
      }
      return scorer.docID() < doc ? scorer.iterator().advance(doc) : scorer.docID();
    }

    float score() throws IOException {
      return Objects.requireNonNull(scorer).score();
    }
  }
}
