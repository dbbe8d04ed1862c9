package org.hotline12345.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hotline12345.privacy.PersonalData;
import org.hotline12345.workorder.Caller;
import org.hotline12345.workorder.DuplicateOrderException;
import org.hotline12345.workorder.OrderStep;
import org.hotline12345.workorder.StaleOrderException;
import org.hotline12345.workorder.WorkOrder;
import org.hotline12345.workorder.WorkOrders;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The orders in the database. */
public final class JdbiWorkOrders implements WorkOrders {
  private static final int LARGEST_PAGE = 200;

  private final Jdbi jdbi;

  public JdbiWorkOrders(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public int nextSequence(LocalDate day) {
    return jdbi.inTransaction(
        handle -> {
          if (increment(handle, day) == 0) {
            begin(handle, day);
            increment(handle, day);
          }
          return handle
              .createQuery("select last_number from order_sequence where sequence_day = :day")
              .bind("day", day)
              .mapTo(int.class)
              .one();
        });
  }

  /** Makes the day's row; whoever loses the race for it waits here and then finds it. */
  private static void begin(Handle handle, LocalDate day) {
    String savepoint = "sequence";
    handle.savepoint(savepoint);
    try {
      handle.execute("insert into order_sequence values (?, 0)", day);
      handle.releaseSavepoint(savepoint);
    } catch (RuntimeException e) {
      handle.rollbackToSavepoint(savepoint);
      if (!Failures.isDuplicate(e)) {
        throw e;
      }
    }
  }

  private static int increment(Handle handle, LocalDate day) {
    return handle
        .createUpdate(
            "update order_sequence set last_number = last_number + 1 where sequence_day = :day")
        .bind("day", day)
        .execute();
  }

  @Override
  public void insert(
      WorkOrder order, String key, PersonalData<Caller> caller, List<OrderStep> steps) {
    jdbi.useTransaction(
        handle -> {
          try {
            OrderRows.bind(handle.createUpdate(OrderRows.INSERT), order).bind("key", key).execute();
          } catch (RuntimeException e) {
            if (Failures.isDuplicate(e)) {
              throw new DuplicateOrderException("idempotency key: " + key + " (expected: unused)");
            }
            throw e;
          }
          bindCaller(
                  handle.createUpdate("insert into order_caller values (:number, :name, :phone)"),
                  order.number(),
                  caller)
              .execute();
          addSteps(handle, order.number(), 0, steps);
        });
  }

  private static <S extends SqlStatement<S>> S bindCaller(
      S statement, String number, PersonalData<Caller> caller) {
    return statement
        .bind("number", number)
        .bind("name", caller.reveal().name())
        .bind("phone", caller.reveal().phone());
  }

  private static void addSteps(Handle handle, String number, int last, List<OrderStep> steps) {
    int stepNumber = last;
    for (OrderStep step : steps) {
      stepNumber++;
      OrderRows.bind(handle.createUpdate(OrderRows.INSERT_STEP), step)
          .bind("number", number)
          .bind("stepNumber", stepNumber)
          .execute();
    }
  }

  @Override
  public Optional<WorkOrder> findByKey(String key) {
    return one("where idempotency_key = :value", key);
  }

  @Override
  public Optional<WorkOrder> find(String number) {
    return one("where number = :value", number);
  }

  private Optional<WorkOrder> one(String where, String value) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from work_order " + where)
                .bind("value", value)
                .map((row, context) -> OrderRows.order(row))
                .findOne());
  }

  @Override
  public void update(WorkOrder changed, List<OrderStep> steps) {
    jdbi.useTransaction(
        handle -> {
          int rows =
              OrderRows.bind(handle.createUpdate(OrderRows.UPDATE), changed)
                  .bind("seen", changed.version() - 1)
                  .bind("now", steps.getLast().at())
                  .execute();
          if (rows == 0) {
            throw new StaleOrderException(
                "order "
                    + changed.number()
                    + ": not at version "
                    + (changed.version() - 1)
                    + " any more");
          }
          int last =
              handle
                  .createQuery("select max(step_no) from order_step where number = :number")
                  .bind("number", changed.number())
                  .mapTo(int.class)
                  .one();
          addSteps(handle, changed.number(), last, steps);
        });
  }

  @Override
  public Optional<PersonalData<Caller>> caller(String number) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select name, phone from order_caller where number = :number")
                .bind("number", number)
                .map(
                    (row, context) ->
                        PersonalData.of(new Caller(row.getString("name"), row.getString("phone"))))
                .findOne());
  }

  @Override
  public void updateCaller(String number, PersonalData<Caller> caller) {
    jdbi.useTransaction(
        handle ->
            bindCaller(
                    handle.createUpdate(
                        "update order_caller set name = :name, phone = :phone"
                            + " where number = :number"),
                    number,
                    caller)
                .execute());
  }

  @Override
  public List<OrderStep> history(String number) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from order_step where number = :number order by step_no")
                .bind("number", number)
                .map((row, context) -> OrderRows.step(row))
                .list());
  }

  @Override
  public Page list(Filter filter) {
    String where =
        " where (cast(:state as varchar) is null or state = :state)"
            + " and (cast(:text as varchar) is null or lower(number) like :text escape '!'"
            + " or lower(title) like :text escape '!' or lower(description) like :text escape '!'"
            + " or unit like :text escape '!')";
    return jdbi.withHandle(
        handle ->
            new Page(
                bind(handle.createQuery("select count(*) from work_order" + where), filter)
                    .mapTo(int.class)
                    .one(),
                bind(
                        handle.createQuery(
                            "select * from work_order"
                                + where
                                + " order by accepted_at desc, number desc"
                                + " offset :offset rows fetch next :limit rows only"),
                        filter)
                    .bind("offset", Math.max(0, filter.offset()))
                    .bind("limit", Math.clamp(filter.limit(), 1, LARGEST_PAGE))
                    .map((row, context) -> OrderRows.order(row))
                    .list()));
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Filter filter) {
    return statement
        .bind("state", filter.state() == null ? null : filter.state().name())
        .bind("text", pattern(filter.text()));
  }

  private static @Nullable String pattern(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String escaped =
        text.strip()
            .toLowerCase(Locale.ROOT)
            .replace("!", "!!")
            .replace("%", "!%")
            .replace("_", "!_");
    return "%" + escaped + "%";
  }

  @Override
  public List<WorkOrder> ofConversation(String conversationId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from work_order where conversation_id = :id"
                        + " order by accepted_at, number")
                .bind("id", conversationId)
                .map((row, context) -> OrderRows.order(row))
                .list());
  }
}
