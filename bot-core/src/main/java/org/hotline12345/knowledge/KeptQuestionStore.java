package org.hotline12345.knowledge;

import java.util.List;

/** Where kept questions are stored. Joins the calling thread's transaction. Thread-safe. */
public interface KeptQuestionStore {

  /** Those that are kept, in the order of their words. */
  List<KeptQuestion> kept();

  /** Those that were kept once and are no longer. */
  List<KeptQuestion> dropped();

  /** Keeps it, in place of one with the same words. */
  void keep(KeptQuestion question);

  /** Keeps it no longer; nothing happens when it was not kept. */
  void drop(KeptQuestion question);
}
