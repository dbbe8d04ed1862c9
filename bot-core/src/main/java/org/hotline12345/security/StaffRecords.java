package org.hotline12345.security;

import java.util.List;
import java.util.Optional;

/** The accounts' repository. Joins the transaction of the calling thread. Thread-safe. */
public interface StaffRecords {

  /** Every account, by user name. */
  List<StaffRecord> all();

  Optional<StaffRecord> find(String user);

  /** Like {@link #find}, and nobody else changes the account until the transaction ends. */
  Optional<StaffRecord> lock(String user);

  void insert(StaffRecord account);

  void update(StaffRecord account);
}
