package org.hotline12345.kbindex.lucene;

import java.util.ArrayList;
import java.util.List;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.wording.Reading;

/**
 * A question made ready for searching.
 *
 * @param query as it was put
 * @param reading what the word book made of it
 * @param vectors of length 1: that of {@link Reading#text} first, then perhaps that of the question
 *     in the articles' words; none without a model
 * @param official that of the question with official words in the place of the people's; none when
 *     it has no such word, or without a model
 */
record Asked(RetrievalQuery query, Reading reading, List<float[]> vectors, List<float[]> official) {
  Asked {
    vectors = List.copyOf(vectors);
    official = List.copyOf(official);
  }

  /** The words to search for. */
  String text() {
    return reading.text();
  }

  /** All that an article may be near to. */
  List<float[]> allVectors() {
    List<float[]> all = new ArrayList<>(vectors);
    all.addAll(official);
    return all;
  }
}
