package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.DiversifyingChildrenFloatKnnVectorQuery;
import org.apache.lucene.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The union of the articles that BM25 and the vectors rank first. Each side then scores all of the
 * union exactly, so that no candidate is judged by where it happened to come from.
 */
final class Candidates {
  private final IndexSearcher searcher;
  private final BitSetProducer articles;
  private final TreeMap<Integer, Candidate> byDoc = new TreeMap<>();

  Candidates(IndexSearcher searcher, BitSetProducer articles) {
    this.searcher = searcher;
    this.articles = articles;
  }

  void addLexical(Query query, int most) throws IOException {
    for (ScoreDoc found : searcher.search(query, most).scoreDocs) {
      candidate(found.doc).lexical(found.score);
    }
  }

  void addNearest(float[] vector, Query scope, int most) throws IOException {
    Query nearest =
        new DiversifyingChildrenFloatKnnVectorQuery(Fields.VECTOR, vector, scope, most, articles);
    for (ScoreDoc found : searcher.search(nearest, most).scoreDocs) {
      LeafReaderContext leaf = leafOf(found.doc);
      @Nullable BitSet parents = articles.getBitSet(leaf);
      if (parents != null) {
        candidate(leaf.docBase + parents.nextSetBit(found.doc - leaf.docBase));
      }
    }
  }

  /** Gives every candidate its BM25 score, also those that only the vectors found. */
  void scoreLexically(Query query) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
    int leafOrd = -1;
    @Nullable Scorer scorer = null;
    for (Candidate candidate : byDoc.values()) {
      LeafReaderContext leaf = leafOf(candidate.doc());
      if (leaf.ord != leafOrd) {
        leafOrd = leaf.ord;
        scorer = weight.scorer(leaf);
      }
      int doc = candidate.doc() - leaf.docBase;
      if (scorer != null && scorer.docID() < doc) {
        scorer.iterator().advance(doc);
      }
      if (scorer != null && scorer.docID() == doc) {
        candidate.lexical(scorer.score());
      }
    }
  }

  /** Shows every candidate how near its children are. */
  void scoreByVectors(List<float[]> asked) throws IOException {
    int leafOrd = -1;
    @Nullable ChildVectors vectors = null;
    for (Candidate candidate : byDoc.values()) {
      Children children = Children.of(searcher, articles, candidate.doc());
      if (children.leaf().ord != leafOrd) {
        leafOrd = children.leaf().ord;
        vectors = ChildVectors.of(children.leaf().reader());
      }
      if (vectors != null) {
        vectors.show(candidate, children, asked);
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

  private LeafReaderContext leafOf(int doc) {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    return leaves.get(ReaderUtil.subIndex(doc, leaves));
  }
}
