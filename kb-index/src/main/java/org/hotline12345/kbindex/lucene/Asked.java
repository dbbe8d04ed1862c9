package org.hotline12345.kbindex.lucene;

import java.util.List;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.wording.Reading;

/**
 * A question made ready for searching.
 *
 * @param query as it was put
 * @param reading what the word book made of it
 * @param vectors of length 1: that of {@link Reading#text} first, then those of its first variants;
 *     none without a model
 */
record Asked(RetrievalQuery query, Reading reading, List<float[]> vectors) {
  Asked {
    vectors = List.copyOf(vectors);
  }

  /** The words to search for. */
  String text() {
    return reading.text();
  }
}
