package org.hotline12345.knowledge;

import java.time.Instant;

/**
 * A step in an article's life.
 *
 * @param act what was done
 * @param editor by whom: a user's name, or the name a command or release goes by
 * @param at when
 * @param note why, may be empty
 * @param liveFrom from when on the version is answered from, for an act that publishes; {@code at}
 *     or later
 */
public record ArticleStep(
    ArticleAct act, String editor, Instant at, String note, Instant liveFrom) {

  public ArticleStep(ArticleAct act, String editor, Instant at, String note) {
    this(act, editor, at, note, at);
  }

  /** The same step, answered from later on. */
  ArticleStep live(Instant from) {
    return new ArticleStep(act, editor, at, note, from);
  }
}
