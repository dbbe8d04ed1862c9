package org.hotline12345.knowledge;

import java.time.LocalDate;
import java.util.Optional;

/** The articles citizens are answered from: today's, or those of another time. Thread-safe. */
public interface Served {

  /** The version citizens are answered from, empty when there is none. */
  Optional<KnowledgeArticle> live(String id);

  /**
   * Whether that very version is live and valid on the day: asked before a citizen is answered from
   * something found in an index.
   */
  boolean servable(String id, int version, LocalDate day);
}
