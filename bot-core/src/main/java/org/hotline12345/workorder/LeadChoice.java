package org.hotline12345.workorder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12345.organisation.DutyClause;
import org.hotline12345.organisation.DutyList;
import org.hotline12345.organisation.DutyModel;

/**
 * Weighs the duty list's words, the meaning, and how the office's own orders went into one
 * probability for each department.
 *
 * @param units likeliest first; the probabilities sum to 1
 */
record LeadChoice(List<Unit> units) {
  /**
   * What a point of a fully trusted word of the duty list is worth beside the logarithm of a
   * probability; chosen on the development cases of docs/eval.
   */
  private static final double WORDS = 0.7;

  /** Words beyond this say nothing new. */
  private static final double MOST_WORDS = 9;

  /** No clause is ever impossible. */
  private static final double LEAST = 1e-9;

  /** What has no word of the list is the likelier nobody's matter. */
  private static final double NOBODY = 1.5;

  static LeadChoice of(
      DutyList duties, List<DutyList.Match> said, WordTrust trust, DutyModel.Opinion opinion) {
    Map<String, DutyList.Match> words = new HashMap<>();
    said.forEach(match -> words.put(match.clause().id(), match));
    List<Clause> clauses = new ArrayList<>();
    double sum = Math.exp(NOBODY + meaning(DutyModel.NOBODY, opinion));
    double nobody = sum;
    for (DutyClause clause : duties.clauses()) {
      DutyList.Match match = words.get(clause.id());
      double score =
          match == null ? 0 : Math.min(MOST_WORDS, match.score()) * WORDS * trust.of(match);
      double weight = Math.exp(score + meaning(clause.id(), opinion));
      sum += weight;
      clauses.add(new Clause(clause, weight, match == null ? List.of() : match.words()));
    }
    Map<String, List<Clause>> byLead = new HashMap<>();
    for (Clause clause : clauses) {
      byLead
          .computeIfAbsent(clause.clause().lead(), code -> new ArrayList<>())
          .add(new Clause(clause.clause(), clause.probability() / sum, clause.words()));
    }
    List<Unit> units = new ArrayList<>();
    units.add(new Unit(DutyModel.NOBODY, nobody / sum, false, List.of()));
    byLead.forEach((code, own) -> units.add(Unit.of(code, own)));
    return new LeadChoice(mixed(units, opinion));
  }

  private static double meaning(String clause, DutyModel.Opinion opinion) {
    return Math.log(Math.max(LEAST, opinion.clauses().getOrDefault(clause, 0.0)));
  }

  /** Past orders speak for units they know well; for the others the duty list does. */
  private static List<Unit> mixed(List<Unit> units, DutyModel.Opinion opinion) {
    List<Unit> mixed = new ArrayList<>();
    double sum = 0;
    for (Unit unit : units) {
      double evidence =
          opinion.units().isEmpty() ? 0 : opinion.evidence().getOrDefault(unit.code(), 0.0);
      double past = opinion.units().getOrDefault(unit.code(), 0.0);
      double probability = (1 - evidence) * unit.probability() + evidence * past;
      sum += probability;
      mixed.add(
          new Unit(unit.code(), probability, evidence * past > 0.5 * probability, unit.clauses()));
    }
    double all = sum;
    return mixed.stream()
        .map(u -> new Unit(u.code(), u.probability() / all, u.byOrders(), u.clauses()))
        .sorted(Comparator.comparingDouble(Unit::probability).reversed())
        .toList();
  }

  Unit best() {
    return units.getFirst();
  }

  /**
   * @param code of the department, {@link DutyModel#NOBODY} for none
   * @param byOrders whether past orders more than the duty list speak for it
   * @param clauses its duties, likeliest first
   */
  record Unit(String code, double probability, boolean byOrders, List<Clause> clauses) {
    static Unit of(String code, List<Clause> clauses) {
      return new Unit(
          code,
          clauses.stream().mapToDouble(Clause::probability).sum(),
          false,
          clauses.stream()
              .sorted(Comparator.comparingDouble(Clause::probability).reversed())
              .toList());
    }

    Optional<Clause> likeliest() {
      return clauses.stream().findFirst();
    }
  }

  /**
   * @param words of the duty list that were said
   */
  record Clause(DutyClause clause, double probability, List<String> words) {}
}
