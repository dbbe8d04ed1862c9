package org.hotline12345.workorder;

import java.util.List;
import java.util.Optional;
import org.hotline12345.organisation.Department;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.DutyClause;
import org.hotline12345.organisation.DutyList;
import org.hotline12345.organisation.Place;
import org.hotline12345.organisation.Urgency;

/**
 * Chooses the leading unit by the duty list's words alone. What fits no clause, or two of different
 * units alike, goes to the hotline office to be decided by people. Thread-safe, under a
 * millisecond.
 */
final class WordDispatch {
  /** A clause supported by less is a guess. */
  private static final double ENOUGH = 3;

  /** Two clauses of different units closer than this share of the better one are a tie. */
  private static final double TIE = 0.08;

  private final LeadUnits units;
  private final Departments departments;

  WordDispatch(LeadUnits units, Departments departments) {
    this.units = units;
    this.departments = departments;
  }

  /**
   * Never fails: the hotline office is the last resort.
   *
   * @param said what of the duty list was said, best first
   */
  Dispatch dispatch(String what, DemandType type, Place place, List<DutyList.Match> said) {
    List<DutyList.Match> matches = said.stream().filter(match -> match.score() >= ENOUGH).toList();
    if (matches.isEmpty()) {
      return byName(what, type, place);
    }
    DutyList.Match best = matches.getFirst();
    Optional<DutyList.Match> rival =
        matches.stream().filter(m -> !m.clause().lead().equals(best.clause().lead())).findFirst();
    double lead = rival.map(r -> (best.score() - r.score()) / best.score()).orElse(1.0);
    List<String> runnersUp =
        matches.stream()
            .map(match -> units.lead(match.clause(), place))
            .distinct()
            .filter(unit -> !unit.equals(units.lead(best.clause(), place)))
            .limit(3)
            .toList();
    return lead < TIE
        ? consultation(best, rival.orElseThrow(), place)
        : dispatch(best, lead, runnersUp, place);
  }

  private Dispatch dispatch(DutyList.Match best, double lead, List<String> runnersUp, Place place) {
    DutyClause clause = best.clause();
    String unit = units.lead(clause, place);
    double support = Math.min(1, best.score() / 7);
    String reason =
        "诉求提到“%s”，对应派单目录%s“%s”，由%s主办。依据：%s。"
            .formatted(
                String.join("、", best.words()), clause.id(), clause.level3(), unit, clause.basis());
    return new Dispatch(
        unit,
        LeadUnits.category(clause),
        clause.id(),
        reason,
        units.jurisdiction(place),
        clause.urgency(),
        support * (0.5 + 0.5 * Math.min(1, lead * 2)),
        runnersUp);
  }

  private Dispatch consultation(DutyList.Match best, DutyList.Match rival, Place place) {
    String first = units.lead(best.clause(), place);
    String second = units.lead(rival.clause(), place);
    Urgency urgency =
        best.clause().urgency().compareTo(rival.clause().urgency()) >= 0
            ? best.clause().urgency()
            : rival.clause().urgency();
    return new Dispatch(
        units.office(place),
        LeadUnits.category(best.clause()),
        "",
        "派单目录%s（%s）与%s（%s）同样符合，职责需要会商，由%s牵头确定主办单位。"
            .formatted(best.clause().id(), first, rival.clause().id(), second, units.office(place)),
        units.jurisdiction(place),
        urgency,
        0.2,
        List.of(first, second));
  }

  /** No clause fits: a unit named by the citizen is asked first, else people decide. */
  private Dispatch byName(String what, DemandType type, Place place) {
    Optional<Department> named = departments.mentionedIn(what);
    if (named.isPresent()) {
      String unit = units.of(named.get().code(), place);
      return new Dispatch(
          unit,
          List.of("政务服务", "部门工作", type.label()),
          "",
          "派单目录没有相符条款，诉求点名%s，先由该单位办理。".formatted(unit),
          units.jurisdiction(place),
          Urgency.NORMAL,
          0.4,
          List.of());
    }
    return new Dispatch(
        units.office(place),
        LeadUnits.UNDECIDED,
        "",
        "派单目录没有相符条款，由%s人工分派。".formatted(units.office(place)),
        units.jurisdiction(place),
        Urgency.NORMAL,
        0,
        List.of());
  }
}
