package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hotline12345.followup.FollowUp;
import org.hotline12345.workorder.Caller;
import org.hotline12345.workorder.DemandType;
import org.hotline12345.workorder.OrderAction;
import org.hotline12345.workorder.OrderStep;
import org.hotline12345.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * An order as staff see it.
 *
 * @param callerName empty for whoever may not see the caller
 * @param callerPhone empty for whoever may not see the caller
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderView(
    String number,
    int version,
    String state,
    DemandType type,
    List<String> category,
    String clause,
    String reason,
    String title,
    String what,
    String place,
    Division division,
    String when,
    String callerName,
    String callerPhone,
    boolean confidential,
    FactsView facts,
    String unit,
    String channel,
    @Nullable String conversationId,
    String openedBy,
    Instant acceptedAt,
    Instant dueAt,
    List<Step> history,
    List<String> steps,
    List<FollowUpsApi.FollowUpView> followUps) {

  /** What a seat may note for a unit that has no desk of its own. */
  static final Set<OrderAction> STEPS =
      EnumSet.of(
          OrderAction.SIGN,
          OrderAction.HANDLE,
          OrderAction.REPLY,
          OrderAction.REDO,
          OrderAction.ARCHIVE);

  /**
   * @param caller null for whoever may not see it
   * @param today leaves the year out of times of this year
   */
  static OrderView of(
      WorkOrder order,
      @Nullable Caller caller,
      List<OrderStep> history,
      List<FollowUp> followUps,
      LocalDate today) {
    WorkOrder.Matter matter = order.matter();
    return new OrderView(
        order.number(),
        order.version(),
        order.state().label(),
        matter.type(),
        order.assignment().category(),
        order.assignment().clause(),
        order.assignment().reason(),
        matter.title(),
        matter.what(),
        matter.place().text(),
        new Division(matter.place().code(), matter.place().path()),
        matter.when(),
        caller == null ? "" : caller.name(),
        caller == null ? "" : caller.phone(),
        matter.confidential(),
        FactsView.of(matter.facts(), today),
        order.assignment().unit(),
        ChannelNames.of(order.origin().channel()),
        order.origin().conversationId(),
        order.origin().openedBy(),
        order.origin().acceptedAt(),
        order.limits().dueAt(),
        history.stream().map(Step::of).toList(),
        order.state().actions().stream().filter(STEPS::contains).map(OrderAction::label).toList(),
        followUps.stream().map(FollowUpsApi.FollowUpView::of).toList());
  }

  /** Where in the city. */
  record Division(String code, String path) {}

  /** One step of the history. */
  record Step(Instant at, String actor, String state, String action, String note) {
    static Step of(OrderStep step) {
      return new Step(
          step.at(), step.actor(), step.toState().label(), step.action().label(), step.note());
    }
  }
}
