package org.hotline12345.kbindex.lucene;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/**
 * How vectors lie on disk: as floats, which give a hit its exact cosine, and beside them as bytes,
 * by which candidates are found. All are read through the page cache and take no heap. A segment of
 * few vectors has no graph: reading them all in order is quicker than building one and walking it.
 * Sentences' vectors are never searched: they are floats alone.
 */
final class VectorCodec {
  /** Lucene's own defaults. */
  private static final int CONNECTIONS = 16;

  private static final int BEAM = 100;

  /**
   * A graph is built when there are more vectors than this times their number's logarithm: some
   * 9,000. A scan of so many takes 0.7 ms of a core and misses nothing to speak of; a graph would
   * take 0.2 ms and miss 3 of the nearest 100, and building it costs more than writing the vectors.
   */
  private static final int SCAN_UP_TO = 1000;

  private VectorCodec() {}

  /**
   * @param workers how many threads build a graph
   */
  static Codec of(int workers) {
    KnnVectorsFormat vectors =
        new Lucene104HnswScalarQuantizedVectorsFormat(
            ScalarEncoding.UNSIGNED_BYTE, CONNECTIONS, BEAM, workers, null, SCAN_UP_TO);
    KnnVectorsFormat sentences =
        new Lucene99HnswVectorsFormat(CONNECTIONS, BEAM, 1, null, Integer.MAX_VALUE);
    return new Lucene104Codec() {
      @Override
      public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return field.equals(Fields.SENTENCE_VECTOR) ? sentences : vectors;
      }
    };
  }
}
