package org.hotline12345.knowledge;

import java.util.List;
import java.util.stream.Stream;
import org.hotline12345.wording.WordBook;

/**
 * The searchable image of the published articles. Always derivable from the database; it records up
 * to which revision it holds them. Thread-safe; writers are serialised by the implementation.
 */
public interface KnowledgeIndex extends Retriever {

  /** The last revision whose effect is durable and visible here, 0 for an empty index. */
  long revision();

  /**
   * Applies changed articles and makes them visible before returning. An article that is not
   * published is removed. {@code upTo} becomes {@link #revision()}.
   */
  void apply(List<KnowledgeArticle> changes, long upTo);

  /**
   * Builds the index anew beside the live one and swaps; searches see the old index until then.
   *
   * @param articles all current articles, consumed once; a stream that reads them only while it is
   *     consumed, because changes before this call are not repeated on the new index
   * @param total how many there are, for progress
   */
  void rebuild(Stream<KnowledgeArticle> articles, int total, long upTo, ReindexProgress progress);

  /**
   * The live index as it would be after these changes, which it does not make: published articles
   * stand in place of what there is of them, all others are gone. Later changes of the live index
   * do not show.
   */
  Overlay with(List<KnowledgeArticle> changes);

  /**
   * An index of these articles alone, in memory.
   *
   * @param articles consumed once; those not published are left out
   * @param words by which questions are read, whatever editors change meanwhile
   */
  Overlay snapshot(Stream<KnowledgeArticle> articles, WordBook words);

  /**
   * What the live index holds, read from the index itself and not from notes about it, ordered by
   * article. An article that stands in it twice comes twice.
   *
   * @throws java.io.UncheckedIOException when it cannot be read
   */
  List<Indexed> contents();

  /**
   * What {@link #contents()} would say of these articles if they were applied now. Articles that
   * are not published do not appear.
   */
  List<Indexed> expected(List<KnowledgeArticle> articles);
}
