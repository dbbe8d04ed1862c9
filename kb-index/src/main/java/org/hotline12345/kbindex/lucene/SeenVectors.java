package org.hotline12345.kbindex.lucene;

import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/** The documents a search by vectors may collect, as Lucene wants to be told. */
final class SeenVectors extends AcceptDocs {
  private final FixedBitSet seen;
  private final int count;

  SeenVectors(FixedBitSet seen) {
    this.seen = seen;
    this.count = seen.cardinality();
  }

  @Override
  public Bits bits() {
    return seen;
  }

  @Override
  public DocIdSetIterator iterator() {
    return new BitSetIterator(seen, count);
  }

  /** By this Lucene decides between the graph and a scan, so it is exact. */
  @Override
  public int cost() {
    return count;
  }
}
