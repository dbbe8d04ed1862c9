package org.hotline12345.channels.web.desk;

import org.hotline12345.knowledge.Hit;

/** An article found, as the box to try questions shows it. */
record FoundView(
    String articleId,
    int version,
    String title,
    String heading,
    String text,
    double score,
    double lexical,
    double cosine) {

  static FoundView of(Hit hit) {
    return new FoundView(
        hit.passage().articleId(),
        hit.passage().version(),
        hit.passage().title(),
        hit.passage().heading(),
        hit.passage().text(),
        hit.score(),
        hit.lexical(),
        hit.cosine());
  }
}
