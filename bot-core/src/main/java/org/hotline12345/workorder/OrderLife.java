package org.hotline12345.workorder;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.hotline12345.organisation.Department;
import org.hotline12345.organisation.Departments;
import org.hotline12345.workorder.WorkOrder.Assignment;
import org.hotline12345.workorder.WorkOrder.Limits;

/**
 * What a step does to an order: the rules that the table of states alone cannot tell. The clock is
 * touched by an approved extension and by the end of an approved pause only.
 */
final class OrderLife {
  private static final Set<OrderAction> NEED_A_NOTE =
      EnumSet.of(
          OrderAction.RETURN,
          OrderAction.REASSIGN,
          OrderAction.EXTEND,
          OrderAction.SUSPEND,
          OrderAction.REPLY,
          OrderAction.REDO,
          OrderAction.WITHDRAW);
  private static final Set<OrderAction> NEED_APPROVAL =
      EnumSet.of(OrderAction.EXTEND, OrderAction.SUSPEND);

  private static final int LONGEST_NOTE = 3000;

  /** After this many returns the unit that gets it keeps it (首接负责制). */
  private static final int MOST_RETURNS = 2;

  private final Deadlines deadlines;
  private final Departments departments;

  OrderLife(Deadlines deadlines, Departments departments) {
    this.deadlines = deadlines;
    this.departments = departments;
  }

  /**
   * The order after the step.
   *
   * @throws IllegalOrderActionException when it is not allowed
   */
  WorkOrder apply(WorkOrder order, OrderCommand command, Instant now) {
    OrderAction action = command.action();
    WorkOrderState target =
        order
            .state()
            .after(action)
            .filter(state -> action != OrderAction.EDIT)
            .orElseThrow(() -> notAllowed(order, action));
    if (NEED_A_NOTE.contains(action) && command.note().isBlank()) {
      throw new IllegalOrderActionException(action.label() + ": 没有说明（应写明理由或内容）");
    }
    if (command.note().length() > LONGEST_NOTE) {
      throw new IllegalOrderActionException(
          action.label() + ": 说明" + command.note().length() + "字（应不超过" + LONGEST_NOTE + "字）");
    }
    if (NEED_APPROVAL.contains(action) && command.approvedBy() == null) {
      throw new IllegalOrderActionException(action.label() + ": 未经批准（应有批准人）");
    }
    Assignment assignment = order.assignment();
    Limits limits = order.limits();
    return switch (action) {
      case DISPATCH, REASSIGN ->
          order.with(
              target,
              assignment.to(newUnit(order, command), command.note()),
              dispatched(limits, now));
      case RETURN -> returned(order, now);
      case EXTEND -> order.with(target, assignment, extended(order, command));
      case SUSPEND -> order.with(target, assignment, held(order, now));
      case RESUME -> resumed(order, now);
      default -> order.with(target, assignment, limits);
    };
  }

  private static IllegalOrderActionException notAllowed(WorkOrder order, OrderAction action) {
    return new IllegalOrderActionException(
        "工单%s%s，不能%s（可以：%s）"
            .formatted(
                order.number(),
                order.state().label(),
                action.label(),
                String.join(
                    "、", order.state().actions().stream().map(OrderAction::label).toList())));
  }

  private String newUnit(WorkOrder order, OrderCommand command) {
    String unit = command.unit();
    if (unit == null) {
      if (command.action() == OrderAction.REASSIGN) {
        throw new IllegalOrderActionException("改派: 没有单位（应写明改派到的单位）");
      }
      return order.assignment().unit();
    }
    return knownUnit(unit);
  }

  /** The unit's full name. */
  String knownUnit(String unit) {
    return departments
        .find(unit)
        .map(Department::name)
        .orElseThrow(
            () -> new InvalidOrderException("unit: " + unit + " (expected: a known unit)"));
  }

  private Limits dispatched(Limits limits, Instant now) {
    return new Limits(
        limits.dueAt(),
        deadlines.signBy(now, limits.dueAt()),
        now,
        limits.extended(),
        limits.heldAt(),
        limits.stateBeforeHold());
  }

  private WorkOrder returned(WorkOrder order, Instant now) {
    if (order.returnedTimes() >= MOST_RETURNS) {
      throw new IllegalOrderActionException("退单: 已退" + MOST_RETURNS + "次并经会商，不得再退（首接负责制）");
    }
    Instant until = deadlines.returnBy(order.limits().dispatchedAt());
    if (now.isAfter(until)) {
      throw new IllegalOrderActionException("退单: 已过退单时限" + deadlines.shown(until));
    }
    boolean second = order.returnedTimes() + 1 >= MOST_RETURNS;
    return order.returned(second ? WorkOrderState.CONSULTING : WorkOrderState.ACCEPTED);
  }

  private Limits extended(WorkOrder order, OrderCommand command) {
    Limits limits = order.limits();
    int most = deadlines.longestExtension(order.origin().acceptedAt());
    if (limits.extended()) {
      throw new IllegalOrderActionException("延期: 已延期过（只能延期一次）");
    }
    if (command.workingDays() < 1 || command.workingDays() > most) {
      throw new IllegalOrderActionException(
          "延期: " + command.workingDays() + "个工作日（应为1–" + most + "）");
    }
    return new Limits(
        deadlines.extended(limits.dueAt(), command.workingDays()),
        limits.signBy(),
        limits.dispatchedAt(),
        true,
        limits.heldAt(),
        limits.stateBeforeHold());
  }

  private static Limits held(WorkOrder order, Instant now) {
    Limits limits = order.limits();
    return new Limits(
        limits.dueAt(),
        limits.signBy(),
        limits.dispatchedAt(),
        limits.extended(),
        now,
        order.state());
  }

  private WorkOrder resumed(WorkOrder order, Instant now) {
    Limits limits = order.limits();
    Instant heldAt = limits.heldAt();
    WorkOrderState before = limits.stateBeforeHold();
    if (heldAt == null || before == null) {
      throw new IllegalStateException(order.number() + ": held without a beginning");
    }
    // An order that was late already when it was held stays late: the pause gives nothing back.
    Instant dueAt =
        limits.dueAt().isAfter(heldAt)
            ? deadlines.resumed(limits.dueAt(), heldAt, now)
            : limits.dueAt();
    return order.with(
        before,
        order.assignment(),
        new Limits(dueAt, limits.signBy(), limits.dispatchedAt(), limits.extended(), null, null));
  }
}
