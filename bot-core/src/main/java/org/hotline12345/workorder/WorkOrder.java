package org.hotline12345.workorder;

import java.time.Instant;
import java.util.List;
import org.hotline12345.contact.Channel;
import org.hotline12345.organisation.Place;
import org.hotline12345.organisation.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A demand on its way through government. Who asked is not here: see {@link OrderDesk#caller}.
 *
 * @param number canonical order number
 * @param version grows by one with every change
 * @param returnedTimes how often units returned it
 */
public record WorkOrder(
    String number,
    int version,
    Origin origin,
    Matter matter,
    Assignment assignment,
    Limits limits,
    WorkOrderState state,
    int returnedTimes) {

  /** Prints neither the citizen's words nor anything about the citizen. */
  @Override
  public String toString() {
    return "WorkOrder[" + number + " v" + version + " " + state + "]";
  }

  WorkOrder with(WorkOrderState newState, Assignment newAssignment, Limits newLimits) {
    return new WorkOrder(
        number, version + 1, origin, matter, newAssignment, newLimits, newState, returnedTimes);
  }

  WorkOrder returned(WorkOrderState newState) {
    return new WorkOrder(
        number, version + 1, origin, matter, assignment, limits, newState, returnedTimes + 1);
  }

  /** Where it came from. */
  public record Origin(
      Channel channel, @Nullable String conversationId, String openedBy, Instant acceptedAt) {}

  /**
   * What is asked.
   *
   * @param title first words of {@code what}
   * @param what in the citizen's words
   * @param when time of the event in the citizen's words, empty when it has none
   * @param facts what else the words tell
   */
  public record Matter(
      DemandType type,
      String title,
      String what,
      Place place,
      String when,
      boolean confidential,
      OrderFacts facts) {
    @Override
    public String toString() {
      return "Matter[" + type + "]";
    }
  }

  /**
   * Who leads it and why.
   *
   * @param category three levels
   * @param clause of the duty list, empty when none fitted
   * @param jurisdiction county or city
   */
  public record Assignment(
      String unit,
      List<String> category,
      String clause,
      String reason,
      String jurisdiction,
      Urgency urgency) {
    public Assignment {
      category = List.copyOf(category);
    }

    Assignment to(String newUnit, String newReason) {
      return new Assignment(newUnit, category, clause, newReason, jurisdiction, urgency);
    }
  }

  /**
   * The clock. It is set once, at acceptance; only an approved extension and the working time of an
   * approved pause move it, each with a step in the history.
   *
   * @param heldAt since when it is held, null when it is not
   * @param stateBeforeHold where it goes on, null when it is not held
   */
  public record Limits(
      Instant dueAt,
      Instant signBy,
      Instant dispatchedAt,
      boolean extended,
      @Nullable Instant heldAt,
      @Nullable WorkOrderState stateBeforeHold) {}
}
