package org.hotline12345.wording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The repository of the word book: every version ever, none changed but for its end. */
public interface WordVersions {

  /** The latest version of every entry, deleted ones too, in the order of their making. */
  List<WordVersion> latest();

  /** The latest version of one entry. */
  Optional<WordVersion> latest(String id);

  /** What was in force at that time, without what was deleted, in the order of their making. */
  List<WordVersion> inForce(Instant at);

  /** Every version of one entry, the latest first. */
  List<WordVersion> history(String id);

  /**
   * Adds a version and ends the one before at the same time.
   *
   * @param version whose number is one more than that of the latest, 1 for a new entry
   * @throws StaleWordException when that number is taken
   */
  void add(WordVersion version);
}
