package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** A segment in which some articles look deleted. */
final class MaskedReader extends FilterLeafReader {
  private final FixedBitSet live;

  private MaskedReader(LeafReader segment, FixedBitSet live) {
    super(segment);
    this.live = live;
    segment.incRef();
  }

  /**
   * The index without these articles, followed by another. Both may be closed before it is.
   *
   * @param hidden ids of articles
   */
  static MultiReader of(IndexReader index, Collection<String> hidden, IndexReader added)
      throws IOException {
    IndexReader[] parts = new IndexReader[index.leaves().size() + added.leaves().size()];
    int next = 0;
    for (LeafReaderContext leaf : index.leaves()) {
      parts[next++] = masked(leaf.reader(), hidden);
    }
    for (LeafReaderContext leaf : added.leaves()) {
      parts[next++] = leaf.reader();
    }
    MultiReader whole = new MultiReader(parts, false);
    for (IndexReader part : parts) {
      if (part instanceof MaskedReader) {
        part.decRef();
      }
    }
    return whole;
  }

  private static LeafReader masked(LeafReader segment, Collection<String> hidden)
      throws IOException {
    @Nullable FixedBitSet live = null;
    for (String article : hidden) {
      @Nullable PostingsEnum block =
          segment.postings(new Term(Fields.ARTICLE, article), PostingsEnum.NONE);
      if (block == null) {
        continue;
      }
      if (live == null) {
        live = live(segment);
      }
      for (int doc = block.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = block.nextDoc()) {
        live.clear(doc);
      }
    }
    return live == null ? segment : new MaskedReader(segment, live);
  }

  private static FixedBitSet live(LeafReader segment) {
    FixedBitSet live = new FixedBitSet(segment.maxDoc());
    live.set(0, segment.maxDoc());
    Bits before = segment.getLiveDocs();
    if (before != null) {
      live.clear(0, segment.maxDoc());
      for (int doc = 0; doc < segment.maxDoc(); doc++) {
        if (before.get(doc)) {
          live.set(doc);
        }
      }
    }
    return live;
  }

  @Override
  protected void doClose() throws IOException {
    in.decRef();
  }

  @Override
  public Bits getLiveDocs() {
    return live;
  }

  @Override
  public int numDocs() {
    return live.cardinality();
  }

  /** What is cached for the segment without regard to deletions holds here too. */
  @Override
  public CacheHelper getCoreCacheHelper() {
    return in.getCoreCacheHelper();
  }

  @Override
  public @Nullable CacheHelper getReaderCacheHelper() {
    return null;
  }
}
