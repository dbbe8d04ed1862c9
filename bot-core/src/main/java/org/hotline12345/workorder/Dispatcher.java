package org.hotline12345.workorder;

import java.util.List;
import java.util.Optional;
import org.hotline12345.organisation.Department;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.Division;
import org.hotline12345.organisation.DutyClause;
import org.hotline12345.organisation.DutyList;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.organisation.Place;
import org.hotline12345.organisation.Urgency;

/**
 * Chooses the leading unit by the duty list and the place. What fits no clause, or two of different
 * units alike, goes to the hotline office to be decided by people. Thread-safe, under a
 * millisecond.
 */
public final class Dispatcher {
  /** A clause supported by less is a guess. */
  private static final double ENOUGH = 3;

  /** Two clauses of different units closer than this share of the better one are a tie. */
  private static final double TIE = 0.08;

  private static final List<String> UNDECIDED = List.of("其他", "待定", "待人工分派");

  private final DutyList duties;
  private final Departments departments;
  private final Gazetteer gazetteer;

  public Dispatcher(DutyList duties, Departments departments, Gazetteer gazetteer) {
    this.duties = duties;
    this.departments = departments;
    this.gazetteer = gazetteer;
  }

  /**
   * Never fails: the hotline office is the last resort.
   *
   * @param what the matter in the citizen's words
   */
  public Dispatch dispatch(String what, DemandType type, Place place) {
    List<DutyList.Match> matches =
        duties.match(what).stream().filter(match -> match.score() >= ENOUGH).toList();
    if (matches.isEmpty()) {
      return byName(what, type, place);
    }
    DutyList.Match best = matches.getFirst();
    Optional<DutyList.Match> rival =
        matches.stream().filter(m -> !m.clause().lead().equals(best.clause().lead())).findFirst();
    double lead = rival.map(r -> (best.score() - r.score()) / best.score()).orElse(1.0);
    List<String> runnersUp =
        matches.stream()
            .map(match -> unit(match.clause(), place))
            .distinct()
            .filter(unit -> !unit.equals(unit(best.clause(), place)))
            .limit(3)
            .toList();
    return lead < TIE
        ? consultation(best, rival.orElseThrow(), place)
        : dispatch(best, lead, runnersUp, place);
  }

  private Dispatch dispatch(DutyList.Match best, double lead, List<String> runnersUp, Place place) {
    DutyClause clause = best.clause();
    String unit = unit(clause, place);
    double support = Math.min(1, best.score() / 7);
    String reason =
        "诉求提到“%s”，对应派单目录%s“%s”，由%s主办。依据：%s。"
            .formatted(
                String.join("、", best.words()), clause.id(), clause.level3(), unit, clause.basis());
    return new Dispatch(
        unit,
        categoryOf(clause),
        clause.id(),
        reason,
        jurisdiction(place),
        clause.urgency(),
        support * (0.5 + 0.5 * Math.min(1, lead * 2)),
        runnersUp);
  }

  private Dispatch consultation(DutyList.Match best, DutyList.Match rival, Place place) {
    String first = unit(best.clause(), place);
    String second = unit(rival.clause(), place);
    Urgency urgency =
        best.clause().urgency().compareTo(rival.clause().urgency()) >= 0
            ? best.clause().urgency()
            : rival.clause().urgency();
    return new Dispatch(
        office(place),
        categoryOf(best.clause()),
        "",
        "派单目录%s（%s）与%s（%s）同样符合，职责需要会商，由%s牵头确定主办单位。"
            .formatted(best.clause().id(), first, rival.clause().id(), second, office(place)),
        jurisdiction(place),
        urgency,
        0.2,
        List.of(first, second));
  }

  /** No clause fits: a unit named by the citizen is asked first, else people decide. */
  private Dispatch byName(String what, DemandType type, Place place) {
    Optional<Department> named = departments.mentionedIn(what);
    if (named.isPresent()) {
      String unit = departments.in(place.county(), named.get().code()).name();
      return new Dispatch(
          unit,
          List.of("政务服务", "部门工作", type.label()),
          "",
          "派单目录没有相符条款，诉求点名%s，先由该单位办理。".formatted(unit),
          jurisdiction(place),
          Urgency.NORMAL,
          0.4,
          List.of());
    }
    return new Dispatch(
        office(place),
        UNDECIDED,
        "",
        "派单目录没有相符条款，由%s人工分派。".formatted(office(place)),
        jurisdiction(place),
        Urgency.NORMAL,
        0,
        List.of());
  }

  private static List<String> categoryOf(DutyClause clause) {
    return List.of(clause.level1(), clause.level2(), clause.level3());
  }

  private String unit(DutyClause clause, Place place) {
    return (clause.byCounty()
            ? departments.in(place.county(), clause.lead())
            : departments.ofCity(clause.lead()))
        .name();
  }

  private String office(Place place) {
    return departments.in(place.county(), Departments.HOTLINE_OFFICE).name();
  }

  private String jurisdiction(Place place) {
    return gazetteer.division(place.county()).map(Division::name).orElse("");
  }
}
