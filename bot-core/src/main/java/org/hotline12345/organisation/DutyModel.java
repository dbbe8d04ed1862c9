package org.hotline12345.organisation;

import java.util.Map;

/**
 * A learned opinion on whose matter something is; help beside the words of the duty list.
 * Implementations are thread-safe and never ask anything outside the process.
 */
@FunctionalInterface
public interface DutyModel {
  /** Stands in {@link Opinion#clauses} for what no clause covers: a person must decide. */
  String NOBODY = "-";

  /**
   * What it thinks.
   *
   * @param what the matter in the citizen's words
   */
  Opinion opinion(String what);

  /**
   * An opinion by meaning, and one by how the office's own orders went.
   *
   * @param clauses probability by id of the duty list's clauses and {@link #NOBODY}; they sum to 1
   * @param units probability by code of the department, from past orders; empty when none were
   *     learned, else they sum to 1
   * @param evidence 0–1 by code of the department: how far past orders may overrule the duty list
   *     for it; a unit that is missing has none
   * @param version of what was learned from orders, empty when nothing was
   */
  record Opinion(
      Map<String, Double> clauses,
      Map<String, Double> units,
      Map<String, Double> evidence,
      String version) {
    public Opinion {
      clauses = Map.copyOf(clauses);
      units = Map.copyOf(units);
      evidence = Map.copyOf(evidence);
    }
  }
}
