package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.hotline12345.knowledge.RetrievalQuery;

/** Matches the documents that a question may see, as a filter beside its words. */
final class SeenBy extends Query {
  private final Scopes scopes;
  private final RetrievalQuery question;

  SeenBy(Scopes scopes, RetrievalQuery question) {
    this.scopes = scopes;
    this.question = question;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
        FixedBitSet seen = scopes.of(question, leaf);
        return ConstantScoreScorerSupplier.fromIterator(
            new BitSetIterator(seen, seen.length()), score(), mode, seen.length());
      }

      // The scopes remember better than the cache of filters would.
      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return false;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "seen by " + question.region() + " on " + question.day();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeenBy that
        && scopes == that.scopes
        && question.region().equals(that.question.region())
        && question.day().equals(that.question.day());
  }

  @Override
  public int hashCode() {
    return Objects.hash(question.region(), question.day());
  }
}
