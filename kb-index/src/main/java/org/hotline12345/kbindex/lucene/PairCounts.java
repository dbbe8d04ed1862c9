package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * How many articles hold a pair of characters, for who asks of many: each segment's dictionary is
 * opened once. For one thread.
 */
final class PairCounts {
  private final List<TermsEnum> dictionaries = new ArrayList<>();

  PairCounts(IndexReader reader) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      @Nullable Terms terms = leaf.reader().terms(Fields.PAIRS);
      if (terms != null) {
        dictionaries.add(terms.iterator());
      }
    }
  }

  /** Deleted articles count until their segment is merged, as everywhere in Lucene. */
  int of(CharSequence pair) throws IOException {
    BytesRef term = new BytesRef(pair);
    int holding = 0;
    for (TermsEnum dictionary : dictionaries) {
      if (dictionary.seekExact(term)) {
        holding += dictionary.docFreq();
      }
    }
    return holding;
  }
}
