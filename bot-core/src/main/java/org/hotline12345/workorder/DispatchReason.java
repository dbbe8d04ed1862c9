package org.hotline12345.workorder;

import java.util.List;
import java.util.stream.Collectors;
import org.hotline12345.organisation.DutyClause;

/** Why a unit was chosen, in words for staff. */
final class DispatchReason {
  private DispatchReason() {}

  static String decided(LeadChoice.Unit unit, String name) {
    String sure = "（把握%d%%）".formatted(Math.round(unit.probability() * 100));
    String duty =
        unit.likeliest()
            .map(
                likeliest -> {
                  DutyClause clause = likeliest.clause();
                  return (likeliest.words().isEmpty()
                          ? "诉求的意思与派单目录%s“%s”相符"
                          : "诉求提到“" + String.join("、", likeliest.words()) + "”，对应派单目录%s“%s”")
                      .formatted(clause.id(), clause.level3());
                })
            .orElse("诉求没有相符的派单目录条款");
    String past = unit.byOrders() ? "，以往同类工单由该类单位办结" : "";
    String basis =
        unit.likeliest().map(likeliest -> "依据：" + likeliest.clause().basis() + "。").orElse("");
    return "%s%s，由%s主办%s。%s".formatted(duty, past, name, sure, basis);
  }

  static String undecided(List<LeadChoice.Unit> likeliest, boolean betweenTwo, String office) {
    String close =
        likeliest.stream()
            .flatMap(unit -> unit.likeliest().stream())
            .map(
                duty ->
                    "%s“%s”（%d%%）"
                        .formatted(
                            duty.clause().id(),
                            duty.clause().level3(),
                            Math.round(duty.probability() * 100)))
            .collect(Collectors.joining("、"));
    return betweenTwo
        ? "派单目录%s都可能符合，职责需要会商，由%s牵头确定主办单位。".formatted(close, office)
        : "派单目录没有明确相符的条款，最接近%s，把握不足，由%s人工分派。".formatted(close, office);
  }
}
