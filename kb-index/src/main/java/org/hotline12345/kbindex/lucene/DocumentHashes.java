package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * A hash of 128 bits of all that a segment holds of each document, whatever its fields: terms with
 * their positions, norms, columns, points, vectors, stored values. What a document has is added up,
 * so one pass in the order of the index does for all documents.
 */
final class DocumentHashes {
  private final LeafReader segment;
  private final long[] high;
  private final long[] low;

  private DocumentHashes(LeafReader segment) {
    this.segment = segment;
    this.high = new long[segment.maxDoc()];
    this.low = new long[segment.maxDoc()];
  }

  static DocumentHashes of(LeafReader segment) throws IOException {
    DocumentHashes hashes = new DocumentHashes(segment);
    for (FieldInfo field : segment.getFieldInfos()) {
      hashes.addField(field);
    }
    hashes.addStored();
    return hashes;
  }

  long high(int doc) {
    return high[doc];
  }

  long low(int doc) {
    return low[doc];
  }

  private void addField(FieldInfo field) throws IOException {
    if (field.getIndexOptions() != IndexOptions.NONE) {
      addTerms(field.name);
    }
    if (field.hasNorms()) {
      addNumbers(hash("norm", field.name), segment.getNormValues(field.name));
    }
    if (field.getVectorDimension() > 0) {
      addVectors(field.name);
    }
    if (field.getPointDimensionCount() > 0) {
      addPoints(field.name);
    }
    addColumn(field);
  }

  private void addTerms(String field) throws IOException {
    @Nullable Terms terms = segment.terms(field);
    if (terms == null) {
      return;
    }
    Hash name = hash("term", field);
    TermsEnum all = terms.iterator();
    @Nullable PostingsEnum postings = null;
    for (BytesRef term = all.next(); term != null; term = all.next()) {
      Hash hash = name.with(term);
      postings = all.postings(postings, PostingsEnum.POSITIONS);
      for (int doc = postings.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = postings.nextDoc()) {
        int frequency = postings.freq();
        for (int i = 0; i < frequency; i++) {
          add(doc, hash, postings.nextPosition());
        }
      }
    }
  }

  private void addNumbers(Hash name, @Nullable NumericDocValues values) throws IOException {
    if (values == null) {
      return;
    }
    for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
      add(doc, name, values.longValue());
    }
  }

  /** Of the kinds of columns, those that this index uses. */
  private void addColumn(FieldInfo field) throws IOException {
    Hash name = hash("column", field.name);
    if (field.getDocValuesType() == DocValuesType.SORTED) {
      SortedDocValues values = segment.getSortedDocValues(field.name);
      for (int doc = values.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = values.nextDoc()) {
        add(doc, name.with(values.lookupOrd(values.ordValue())), 0);
      }
    } else if (field.getDocValuesType() == DocValuesType.SORTED_NUMERIC) {
      SortedNumericDocValues values = segment.getSortedNumericDocValues(field.name);
      for (int doc = values.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = values.nextDoc()) {
        for (int i = 0; i < values.docValueCount(); i++) {
          add(doc, name, values.nextValue());
        }
      }
    } else if (field.getDocValuesType() == DocValuesType.NUMERIC) {
      addNumbers(name, segment.getNumericDocValues(field.name));
    } else if (field.getDocValuesType() != DocValuesType.NONE) {
      throw new IllegalStateException(
          "field "
              + field.name
              + ": column of kind "
              + field.getDocValuesType()
              + " (expected: sorted or numeric)");
    }
  }

  private void addVectors(String field) throws IOException {
    @Nullable FloatVectorValues values = segment.getFloatVectorValues(field);
    if (values == null) {
      return;
    }
    Hash name = hash("vector", field);
    KnnVectorValues.DocIndexIterator at = values.iterator();
    for (int doc = at.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = at.nextDoc()) {
      long sum = 1;
      for (float each : values.vectorValue(at.index())) {
        sum = mix(sum * 31 + Float.floatToIntBits(each));
      }
      add(doc, name, sum);
    }
  }

  private void addPoints(String field) throws IOException {
    @Nullable PointValues points = segment.getPointValues(field);
    if (points == null) {
      return;
    }
    Hash name = hash("point", field);
    points.intersect(
        new PointValues.IntersectVisitor() {
          @Override
          public void visit(int doc) {
            throw new IllegalStateException("a cell was taken as a whole");
          }

          @Override
          public void visit(int doc, byte[] value) {
            add(doc, name.with(new BytesRef(value)), 0);
          }

          @Override
          public PointValues.Relation compare(byte[] least, byte[] greatest) {
            return PointValues.Relation.CELL_CROSSES_QUERY;
          }
        });
  }

  private void addStored() throws IOException {
    StoredFields stored = segment.storedFields();
    for (int doc = 0; doc < segment.maxDoc(); doc++) {
      if (segment.getLiveDocs() == null || segment.getLiveDocs().get(doc)) {
        stored.document(doc, new StoredHashes(doc));
      }
    }
  }

  private void add(int doc, Hash hash, long value) {
    high[doc] += mix(hash.high() ^ mix(value + 0x9E3779B97F4A7C15L));
    low[doc] += mix(hash.low() + mix(value ^ 0x632BE59BD9B4E019L));
  }

  private static Hash hash(String kind, String field) {
    return new Hash(0, 0).with(new BytesRef(kind + "\0" + field));
  }

  /** SplitMix64's finisher. */
  static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  private record Hash(long high, long low) {
    Hash with(BytesRef bytes) {
      long[] hash = StringHelper.murmurhash3_x64_128(bytes);
      return new Hash(mix(high * 31 + hash[0]), mix(low * 31 + hash[1]));
    }
  }

  /** Adds a document's stored values, each with its place among those of the document. */
  private final class StoredHashes extends StoredFieldVisitor {
    private final int doc;
    private int place;

    StoredHashes(int doc) {
      this.doc = doc;
    }

    @Override
    public Status needsField(FieldInfo field) {
      return Status.YES;
    }

    @Override
    public void stringField(FieldInfo field, String value) {
      add(
          doc,
          hash("stored", field.name).with(new BytesRef(value.getBytes(StandardCharsets.UTF_8))),
          place++);
    }

    @Override
    public void intField(FieldInfo field, int value) {
      add(doc, hash("number " + place++, field.name), value);
    }

    @Override
    public void longField(FieldInfo field, long value) {
      add(doc, hash("number " + place++, field.name), value);
    }
  }
}
