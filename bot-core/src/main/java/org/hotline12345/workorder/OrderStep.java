package org.hotline12345.workorder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step in an order's history.
 *
 * @param at when
 * @param actor {@code bot} or a user name
 * @param fromState null for the first step
 * @param fromUnit null when no unit had it yet
 * @param note reason or content, empty when there is none
 */
public record OrderStep(
    Instant at,
    String actor,
    OrderAction action,
    @Nullable WorkOrderState fromState,
    WorkOrderState toState,
    @Nullable String fromUnit,
    String toUnit,
    String note) {

  /** What the citizen may read of it: the reply itself, and of everything else only the fact. */
  String publicNote() {
    return switch (action) {
      case ACCEPT -> "诉求已受理";
      case DISPATCH, REASSIGN -> "已转" + toUnit + "办理";
      case SIGN -> toUnit + "已签收";
      case HANDLE -> "正在办理";
      case REPLY -> note;
      case CALL_BACK -> "已回访";
      case RATE -> "已评价";
      case ARCHIVE -> "已归档";
      case RETURN -> "正在重新确定办理单位";
      case EXTEND -> "经批准延长办理时限";
      case SUSPEND -> "暂停办理";
      case RESUME -> "恢复办理";
      case WITHDRAW -> "已按您的要求撤回";
      case REDO -> "重新办理";
      case EDIT -> "内容已补充";
      case REMARK -> "已记录有关情况";
    };
  }
}
