package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.util.BitSet;

/**
 * Where the children of an article lie.
 *
 * @param leaf the segment
 * @param first the first child, counted in the segment
 * @param parent the article itself, just after its last child
 */
record Children(LeafReaderContext leaf, int first, int parent) {

  /**
   * @param article the article's document, counted over the whole index
   */
  static Children of(IndexSearcher searcher, BitSetProducer articles, int article)
      throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(article, leaves));
    int parent = article - leaf.docBase;
    BitSet parents = articles.getBitSet(leaf);
    int first = parent == 0 || parents == null ? 0 : parents.prevSetBit(parent - 1) + 1;
    return new Children(leaf, first, parent);
  }
}
