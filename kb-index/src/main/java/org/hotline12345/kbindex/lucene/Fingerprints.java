package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.hotline12345.knowledge.Indexed;
import org.jspecify.annotations.Nullable;

/** Reads what an index holds of each article, children included. */
final class Fingerprints {
  private final LeafReader segment;
  private final DocumentHashes hashes;
  private final @Nullable Bits live;
  private long high;
  private long low;

  private Fingerprints(LeafReader segment) throws IOException {
    this.segment = segment;
    this.hashes = DocumentHashes.of(segment);
    this.live = segment.getLiveDocs();
  }

  /** Of every article in the index, ordered by article. */
  static List<Indexed> of(IndexReader reader) throws IOException {
    List<Indexed> all = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      new Fingerprints(leaf.reader()).addTo(all);
    }
    all.sort(Comparator.comparing(Indexed::articleId).thenComparingInt(Indexed::version));
    return all;
  }

  private void addTo(List<Indexed> all) throws IOException {
    @Nullable PostingsEnum articles = segment.postings(new Term(Fields.KIND, Fields.KIND_ARTICLE));
    if (articles == null) {
      return;
    }
    int next = 0;
    for (int article = articles.nextDoc();
        article != DocIdSetIterator.NO_MORE_DOCS;
        article = articles.nextDoc()) {
      high = 0;
      low = 0;
      for (; next <= article; next++) {
        addDocument(next);
      }
      if (isLive(article)) {
        Document stored = segment.storedFields().document(article);
        all.add(
            new Indexed(
                stored.get(Fields.ARTICLE),
                stored.getField(Fields.VERSION).numericValue().intValue(),
                HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low)));
      }
    }
  }

  /** Order counts here: children of another order are another block. */
  private void addDocument(int doc) {
    if (isLive(doc)) {
      high = DocumentHashes.mix(high * 31 + hashes.high(doc));
      low = DocumentHashes.mix(low * 31 + hashes.low(doc));
    }
  }

  private boolean isLive(int doc) {
    return live == null || live.get(doc);
  }
}
