package org.hotline12345.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkOrderStateTest {
  private static Set<WorkOrderState> reachable(WorkOrderState from) {
    Set<WorkOrderState> seen = EnumSet.of(from);
    ArrayDeque<WorkOrderState> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      WorkOrderState state = open.remove();
      for (OrderAction action : state.actions()) {
        WorkOrderState next = state.after(action).orElseThrow();
        if (seen.add(next)) {
          open.add(next);
        }
      }
    }
    return seen;
  }

  @Test
  void everyStateCanBeReachedAndLeadsToAnEnd() {
    Set<WorkOrderState> fromTheStart = reachable(WorkOrderState.ACCEPTED);
    for (WorkOrderState state : WorkOrderState.values()) {
      // Consultation is entered by the second return only, which the table cannot tell.
      assertThat(fromTheStart.contains(state))
          .as(state.label())
          .isEqualTo(state != WorkOrderState.CONSULTING);
      assertThat(reachable(state)).as(state.label()).anyMatch(WorkOrderState::isFinal);
    }
    assertThat(EnumSet.allOf(WorkOrderState.class).stream().filter(WorkOrderState::isFinal))
        .containsExactly(WorkOrderState.ARCHIVED, WorkOrderState.WITHDRAWN);
  }

  @Test
  void whatHasBeenAnsweredCanNeitherBeReturnedNorReassigned() {
    for (WorkOrderState state :
        EnumSet.of(WorkOrderState.REPLIED, WorkOrderState.CALLED_BACK, WorkOrderState.RATED)) {
      assertThat(state.after(OrderAction.RETURN)).isEmpty();
      assertThat(state.after(OrderAction.REASSIGN)).isEmpty();
      assertThat(state.after(OrderAction.REDO)).contains(WorkOrderState.HANDLING);
    }
  }
}
