package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.hotline12345.knowledge.RetrievalQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which documents of a segment a question may see: not deleted, valid on its day, meant for its
 * region. There are few askers' regions and one day, so each is worked out once for as long as the
 * segment stays as it is; evaluating the filters anew cost more than half of a search. Thread-safe.
 */
final class Scopes {
  private static final int REMEMBERED = 32;

  private final Map<IndexReader.CacheKey, Map<Asker, FixedBitSet>> known =
      new ConcurrentHashMap<>();

  /** The documents of that segment the question may see; not to be changed. */
  FixedBitSet of(RetrievalQuery query, LeafReaderContext leaf) throws IOException {
    LeafReader segment = leaf.reader();
    IndexReader.@Nullable CacheHelper helper = segment.getReaderCacheHelper();
    if (helper == null) {
      return workOut(query, leaf);
    }
    Map<Asker, FixedBitSet> ofSegment = known.get(helper.getKey());
    if (ofSegment == null) {
      ofSegment = known.computeIfAbsent(helper.getKey(), key -> remembering());
      helper.addClosedListener(known::remove);
    }
    Asker asker = new Asker(query.region(), query.day());
    FixedBitSet seen = ofSegment.get(asker);
    if (seen == null) {
      seen = workOut(query, leaf);
      ofSegment.put(asker, seen);
    }
    return seen;
  }

  /** For how many segments something is remembered. */
  int segments() {
    return known.size();
  }

  private static FixedBitSet workOut(RetrievalQuery query, LeafReaderContext leaf)
      throws IOException {
    FixedBitSet seen = new FixedBitSet(leaf.reader().maxDoc());
    IndexSearcher searcher = new IndexSearcher(ReaderUtil.getTopLevelContext(leaf));
    searcher.setQueryCache(null);
    Weight weight =
        searcher.createWeight(
            searcher.rewrite(QueryScope.of(query)), ScoreMode.COMPLETE_NO_SCORES, 1);
    @Nullable Scorer scorer = weight.scorer(leaf);
    if (scorer != null) {
      @Nullable Bits live = leaf.reader().getLiveDocs();
      DocIdSetIterator all = scorer.iterator();
      for (int doc = all.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = all.nextDoc()) {
        if (live == null || live.get(doc)) {
          seen.set(doc);
        }
      }
    }
    return seen;
  }

  private static Map<Asker, FixedBitSet> remembering() {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Asker, FixedBitSet> eldest) {
            return size() > REMEMBERED;
          }
        });
  }

  private record Asker(String region, LocalDate day) {}
}
