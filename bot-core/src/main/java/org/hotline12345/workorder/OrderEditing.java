package org.hotline12345.workorder;

import java.util.ArrayList;
import java.util.List;
import org.hotline12345.workorder.WorkOrder.Limits;
import org.hotline12345.workorder.WorkOrder.Matter;

/** What an edit makes of an order, and how the history tells it without repeating the content. */
final class OrderEditing {
  private OrderEditing() {}

  static WorkOrder edited(WorkOrder order, OrderEdit edit, Deadlines deadlines) {
    if (order.state().after(OrderAction.EDIT).isEmpty()) {
      throw new IllegalOrderActionException(
          "工单" + order.number() + order.state().label() + "，不能修改");
    }
    Limits old = order.limits();
    Limits limits =
        edit.type() == order.matter().type() || old.extended()
            ? old
            : new Limits(
                deadlines.dueAt(
                    edit.type(), order.assignment().urgency(), order.origin().acceptedAt()),
                old.signBy(),
                old.dispatchedAt(),
                false,
                old.heldAt(),
                old.stateBeforeHold());
    return new WorkOrder(
        order.number(),
        order.version() + 1,
        order.origin(),
        new Matter(
            edit.type(),
            OrderContent.title(edit.what()),
            edit.what(),
            edit.place(),
            edit.when(),
            edit.confidential(),
            facts(order.matter(), edit)),
        order.assignment(),
        limits,
        order.state(),
        order.returnedTimes());
  }

  /** Another time in words makes the resolved one void. */
  private static OrderFacts facts(Matter matter, OrderEdit edit) {
    return edit.when().equals(matter.when()) ? matter.facts() : matter.facts().withTime(null);
  }

  static String note(
      WorkOrder before, WorkOrder after, boolean newCaller, String reason, Deadlines deadlines) {
    List<String> changed = new ArrayList<>();
    Matter old = before.matter();
    Matter now = after.matter();
    if (old.type() != now.type()) {
      changed.add("类型由" + old.type().label() + "改为" + now.type().label());
    }
    if (!old.what().equals(now.what())) {
      changed.add("诉求内容");
    }
    if (!old.place().equals(now.place())) {
      changed.add("地点");
    }
    if (!old.when().equals(now.when())) {
      changed.add("时间");
    }
    if (newCaller) {
      changed.add("联系人");
    }
    if (old.confidential() != now.confidential()) {
      changed.add(now.confidential() ? "改为保密" : "取消保密");
    }
    return "修改：%s。理由：%s%s"
        .formatted(
            changed.isEmpty() ? "无" : String.join("、", changed),
            reason,
            before.limits().equals(after.limits()) ? "" : clockNote(before, after, deadlines));
  }

  static String clockNote(WorkOrder before, WorkOrder after, Deadlines deadlines) {
    return "（时限由%s改为%s）"
        .formatted(
            deadlines.shown(before.limits().dueAt()), deadlines.shown(after.limits().dueAt()));
  }
}
