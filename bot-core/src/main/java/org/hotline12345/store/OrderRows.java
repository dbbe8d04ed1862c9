package org.hotline12345.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.hotline12345.contact.Channel;
import org.hotline12345.organisation.Place;
import org.hotline12345.organisation.Urgency;
import org.hotline12345.workorder.DemandType;
import org.hotline12345.workorder.OrderAction;
import org.hotline12345.workorder.OrderFacts;
import org.hotline12345.workorder.OrderStep;
import org.hotline12345.workorder.WorkOrder;
import org.hotline12345.workorder.WorkOrderState;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Orders and their steps as rows. */
final class OrderRows {
  static final String INSERT =
      """
      insert into work_order (number, idempotency_key, version, conversation_id, channel, opened_by,
        demand_type, title, description, division_code, division_path, place_text, event_time,
        confidential, category1, category2, category3, clause, unit, unit_reason, jurisdiction,
        urgency, state, state_before_hold, returned_times, extended, accepted_at, due_at, sign_by,
        dispatched_at, held_at, updated_at, facts)
      values (:number, :key, :version, :conversationId, :channel, :openedBy,
        :type, :title, :what, :code, :path, :place, :when,
        :confidential, :category1, :category2, :category3, :clause, :unit, :reason, :jurisdiction,
        :urgency, :state, :before, :returned, :extended, :acceptedAt, :dueAt, :signBy,
        :dispatchedAt, :heldAt, :acceptedAt, :facts)
      """;

  static final String UPDATE =
      """
      update work_order set version = :version, demand_type = :type, title = :title,
        description = :what, division_code = :code, division_path = :path, place_text = :place,
        event_time = :when, confidential = :confidential, category1 = :category1,
        category2 = :category2, category3 = :category3, clause = :clause, unit = :unit,
        unit_reason = :reason, jurisdiction = :jurisdiction, urgency = :urgency, state = :state,
        state_before_hold = :before, returned_times = :returned, extended = :extended,
        due_at = :dueAt, sign_by = :signBy, dispatched_at = :dispatchedAt, held_at = :heldAt,
        updated_at = :now, facts = :facts
      where number = :number and version = :seen
      """;

  static final String INSERT_STEP =
      """
      insert into order_step (number, step_no, taken_at, actor, action, from_state, to_state,
        from_unit, to_unit, note)
      values (:number, :stepNumber, :at, :actor, :action, :fromState, :toState,
        :fromUnit, :toUnit, :note)
      """;

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private OrderRows() {}

  private static String written(OrderFacts facts) {
    try {
      return JSON.writeValueAsString(facts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OrderFacts facts(String json) {
    try {
      return JSON.readValue(json, OrderFacts.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("work_order.facts (expected: JSON)", e);
    }
  }

  static <S extends SqlStatement<S>> S bind(S statement, WorkOrder order) {
    WorkOrder.Matter matter = order.matter();
    WorkOrder.Assignment assignment = order.assignment();
    WorkOrder.Limits limits = order.limits();
    return statement
        .bind("number", order.number())
        .bind("version", order.version())
        .bind("conversationId", order.origin().conversationId())
        .bind("channel", order.origin().channel().name())
        .bind("openedBy", order.origin().openedBy())
        .bind("acceptedAt", order.origin().acceptedAt())
        .bind("type", matter.type().name())
        .bind("title", matter.title())
        .bind("what", matter.what())
        .bind("code", matter.place().code())
        .bind("path", matter.place().path())
        .bind("place", matter.place().text())
        .bind("when", matter.when())
        .bind("confidential", matter.confidential())
        .bind("facts", written(matter.facts()))
        .bind("category1", assignment.category().get(0))
        .bind("category2", assignment.category().get(1))
        .bind("category3", assignment.category().get(2))
        .bind("clause", assignment.clause())
        .bind("unit", assignment.unit())
        .bind("reason", cut(assignment.reason(), 1000))
        .bind("jurisdiction", assignment.jurisdiction())
        .bind("urgency", assignment.urgency().name())
        .bind("state", order.state().name())
        .bind("before", nameOf(limits.stateBeforeHold()))
        .bind("returned", order.returnedTimes())
        .bind("extended", limits.extended())
        .bind("dueAt", limits.dueAt())
        .bind("signBy", limits.signBy())
        .bind("dispatchedAt", limits.dispatchedAt())
        .bind("heldAt", limits.heldAt());
  }

  static <S extends SqlStatement<S>> S bind(S statement, OrderStep step) {
    return statement
        .bind("at", step.at())
        .bind("actor", step.actor())
        .bind("action", step.action().name())
        .bind("fromState", nameOf(step.fromState()))
        .bind("toState", step.toState().name())
        .bind("fromUnit", step.fromUnit())
        .bind("toUnit", step.toUnit())
        .bind("note", step.note());
  }

  static WorkOrder order(ResultSet row) throws SQLException {
    return new WorkOrder(
        row.getString("number"),
        row.getInt("version"),
        new WorkOrder.Origin(
            Channel.valueOf(row.getString("channel")),
            row.getString("conversation_id"),
            row.getString("opened_by"),
            instant(row, "accepted_at")),
        new WorkOrder.Matter(
            DemandType.valueOf(row.getString("demand_type")),
            row.getString("title"),
            row.getString("description"),
            new Place(
                row.getString("division_code"),
                row.getString("division_path"),
                row.getString("place_text")),
            row.getString("event_time"),
            row.getBoolean("confidential"),
            facts(row.getString("facts"))),
        new WorkOrder.Assignment(
            row.getString("unit"),
            List.of(
                row.getString("category1"), row.getString("category2"), row.getString("category3")),
            row.getString("clause"),
            row.getString("unit_reason"),
            row.getString("jurisdiction"),
            Urgency.valueOf(row.getString("urgency"))),
        new WorkOrder.Limits(
            instant(row, "due_at"),
            instant(row, "sign_by"),
            instant(row, "dispatched_at"),
            row.getBoolean("extended"),
            optionalInstant(row, "held_at"),
            state(row, "state_before_hold")),
        WorkOrderState.valueOf(row.getString("state")),
        row.getInt("returned_times"));
  }

  static OrderStep step(ResultSet row) throws SQLException {
    return new OrderStep(
        instant(row, "taken_at"),
        row.getString("actor"),
        OrderAction.valueOf(row.getString("action")),
        state(row, "from_state"),
        WorkOrderState.valueOf(row.getString("to_state")),
        row.getString("from_unit"),
        row.getString("to_unit"),
        row.getString("note"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
    Timestamp timestamp = row.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }

  private static @Nullable WorkOrderState state(ResultSet row, String column) throws SQLException {
    String name = row.getString(column);
    return name == null ? null : WorkOrderState.valueOf(name);
  }

  private static @Nullable String nameOf(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }
}
