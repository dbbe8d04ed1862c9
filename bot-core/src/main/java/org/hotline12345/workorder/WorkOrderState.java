package org.hotline12345.workorder;

import static org.hotline12345.workorder.OrderAction.ARCHIVE;
import static org.hotline12345.workorder.OrderAction.CALL_BACK;
import static org.hotline12345.workorder.OrderAction.DISPATCH;
import static org.hotline12345.workorder.OrderAction.EDIT;
import static org.hotline12345.workorder.OrderAction.EXTEND;
import static org.hotline12345.workorder.OrderAction.HANDLE;
import static org.hotline12345.workorder.OrderAction.RATE;
import static org.hotline12345.workorder.OrderAction.REASSIGN;
import static org.hotline12345.workorder.OrderAction.REDO;
import static org.hotline12345.workorder.OrderAction.REPLY;
import static org.hotline12345.workorder.OrderAction.RESUME;
import static org.hotline12345.workorder.OrderAction.RETURN;
import static org.hotline12345.workorder.OrderAction.SIGN;
import static org.hotline12345.workorder.OrderAction.SUSPEND;
import static org.hotline12345.workorder.OrderAction.WITHDRAW;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where an order is in its life. What may follow what is the one table here. A second return leads
 * to consultation and a resumed order to where it was held: those two depend on the order and are
 * decided by {@link OrderDesk}.
 */
public enum WorkOrderState {
  ACCEPTED("已受理"),
  DISPATCHED("待签收"),
  SIGNED("已签收"),
  HANDLING("办理中"),
  REPLIED("已答复"),
  CALLED_BACK("已回访"),
  RATED("已评价"),
  ARCHIVED("已归档"),
  CONSULTING("会商中"),
  SUSPENDED("已挂起"),
  WITHDRAWN("已撤诉");

  private static final Map<WorkOrderState, Map<OrderAction, WorkOrderState>> TABLE =
      new EnumMap<>(WorkOrderState.class);

  static {
    from(ACCEPTED).on(DISPATCH, DISPATCHED).on(WITHDRAW, WITHDRAWN).on(EDIT, ACCEPTED);
    from(CONSULTING).on(DISPATCH, DISPATCHED).on(WITHDRAW, WITHDRAWN).on(EDIT, CONSULTING);
    from(DISPATCHED)
        .on(SIGN, SIGNED)
        .on(RETURN, ACCEPTED)
        .on(REASSIGN, DISPATCHED)
        .on(WITHDRAW, WITHDRAWN)
        .on(EDIT, DISPATCHED);
    from(SIGNED)
        .on(HANDLE, HANDLING)
        .on(RETURN, ACCEPTED)
        .on(REASSIGN, DISPATCHED)
        .on(EXTEND, SIGNED)
        .on(SUSPEND, SUSPENDED)
        .on(WITHDRAW, WITHDRAWN)
        .on(EDIT, SIGNED);
    from(HANDLING)
        .on(REPLY, REPLIED)
        .on(REASSIGN, DISPATCHED)
        .on(EXTEND, HANDLING)
        .on(SUSPEND, SUSPENDED)
        .on(WITHDRAW, WITHDRAWN)
        .on(EDIT, HANDLING);
    from(SUSPENDED).on(RESUME, HANDLING).on(WITHDRAW, WITHDRAWN).on(EDIT, SUSPENDED);
    from(REPLIED).on(CALL_BACK, CALLED_BACK).on(REDO, HANDLING).on(EDIT, REPLIED);
    from(CALLED_BACK).on(RATE, RATED).on(REDO, HANDLING);
    from(RATED).on(ARCHIVE, ARCHIVED).on(REDO, HANDLING);
    from(ARCHIVED);
    from(WITHDRAWN);
  }

  private final String label;

  WorkOrderState(String label) {
    this.label = label;
  }

  /** The Chinese name, as everyone sees it. */
  public String label() {
    return label;
  }

  /** Where an action leads, empty when it is not allowed here. */
  public Optional<WorkOrderState> after(OrderAction action) {
    return Optional.ofNullable(transitions().get(action));
  }

  /** What may be done here. */
  public Set<OrderAction> actions() {
    return new TreeSet<>(transitions().keySet());
  }

  /** Whether the order's life is over. */
  public boolean isFinal() {
    return transitions().isEmpty();
  }

  private Map<OrderAction, WorkOrderState> transitions() {
    @Nullable Map<OrderAction, WorkOrderState> transitions = TABLE.get(this);
    return transitions == null ? Map.of() : transitions;
  }

  private static Row from(WorkOrderState state) {
    Map<OrderAction, WorkOrderState> row = new EnumMap<>(OrderAction.class);
    TABLE.put(state, row);
    return new Row(row);
  }

  private record Row(Map<OrderAction, WorkOrderState> targets) {
    Row on(OrderAction action, WorkOrderState target) {
      targets.put(action, target);
      return this;
    }
  }
}
