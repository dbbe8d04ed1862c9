package org.hotline12345.channels.web.desk;

import java.util.List;
import org.hotline12345.knowledge.Explained;
import org.hotline12345.knowledge.Hit;

/**
 * An article found, as the box to try questions shows it.
 *
 * @param explanation why it stands where it stands, in Chinese sentences
 */
record FoundView(
    String articleId,
    int version,
    String title,
    String heading,
    String text,
    double score,
    double lexical,
    double cosine,
    List<String> explanation) {

  static FoundView of(Explained found) {
    Hit hit = found.hit();
    return new FoundView(
        hit.passage().articleId(),
        hit.passage().version(),
        hit.passage().title(),
        hit.passage().heading(),
        hit.passage().text(),
        hit.score(),
        hit.lexical(),
        hit.cosine(),
        found.reasons());
  }
}
