package org.hotline12345.kbindex.lucene;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.organisation.Place;

/** Which documents a query may see at all: valid on its day, and meant for its region. */
final class QueryScope {
  private QueryScope() {}

  /** Articles and their children alike. */
  static Query of(RetrievalQuery query) {
    long day = query.day().toEpochDay();
    return new BooleanQuery.Builder()
        .add(
            LongField.newRangeQuery(Fields.VALID_FROM, Long.MIN_VALUE, day),
            BooleanClause.Occur.FILTER)
        .add(
            LongField.newRangeQuery(Fields.VALID_TO, day, Long.MAX_VALUE),
            BooleanClause.Occur.FILTER)
        .add(new TermInSetQuery(Fields.REGION, regions(query.region())), BooleanClause.Occur.FILTER)
        .build();
  }

  /** The asker's division and all that contain it (GB/T 2260: 2, 4, 6, 9, 12 digits), the city. */
  private static Collection<BytesRef> regions(String region) {
    Set<String> codes = new LinkedHashSet<>();
    codes.add(Place.CITY);
    codes.add(region);
    for (int digits : new int[] {2, 4, 6, 9}) {
      if (region.length() >= digits) {
        codes.add(region.substring(0, digits) + "0".repeat(Math.max(0, 6 - digits)));
      }
    }
    return codes.stream().map(BytesRef::new).toList();
  }
}
