package org.hotline12345.workorder;

import org.jspecify.annotations.Nullable;

/**
 * A step to be taken with an order.
 *
 * @param version the version its actor saw
 * @param actor user name
 * @param note reason or reply; needed for return, reassignment, extension, suspension, reply, redo
 *     and withdrawal
 * @param unit the new lead unit, for dispatch and reassignment
 * @param workingDays by how much to extend, for extension
 * @param approvedBy who approved, for extension and suspension
 */
public record OrderCommand(
    OrderAction action,
    int version,
    String actor,
    String note,
    @Nullable String unit,
    int workingDays,
    @Nullable String approvedBy) {

  /** A step that needs nothing more than a note. */
  public static OrderCommand of(OrderAction action, int version, String actor, String note) {
    return new OrderCommand(action, version, actor, note, null, 0, null);
  }

  /** Another unit leads. */
  public static OrderCommand toUnit(
      OrderAction action, int version, String actor, String note, String unit) {
    return new OrderCommand(action, version, actor, note, unit, 0, null);
  }

  /** More time, approved. */
  public static OrderCommand extension(
      int version, String actor, String note, int workingDays, String approvedBy) {
    return new OrderCommand(
        OrderAction.EXTEND, version, actor, note, null, workingDays, approvedBy);
  }
}
