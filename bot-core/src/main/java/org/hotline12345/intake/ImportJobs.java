package org.hotline12345.intake;

import java.util.List;
import java.util.Optional;

/** The uploads' repository. Thread-safe. */
public interface ImportJobs {

  void insert(ImportJob job);

  /** Stores state and message of a job that is there. */
  void update(ImportJob job);

  Optional<ImportJob> find(String id);

  /** All, latest first. */
  List<ImportJob> list();

  void delete(String id);
}
