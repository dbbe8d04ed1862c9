package org.hotline12345.workorder;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hotline12345.privacy.PersonalData;
import org.jspecify.annotations.Nullable;

/** The orders' repository. Every call joins the transaction of the calling thread. Thread-safe. */
public interface WorkOrders {

  /** The next number of a day's sequence, from 1; given back when the transaction rolls back. */
  int nextSequence(LocalDate day);

  /**
   * Stores a new order.
   *
   * @throws DuplicateOrderException when an order with this idempotency key exists
   */
  void insert(WorkOrder order, String key, PersonalData<Caller> caller, List<OrderStep> steps);

  Optional<WorkOrder> findByKey(String key);

  Optional<WorkOrder> find(String number);

  /**
   * Stores the order's next version and adds steps to its history.
   *
   * @throws StaleOrderException when the stored version is not the one before {@code changed}
   */
  void update(WorkOrder changed, List<OrderStep> steps);

  Optional<PersonalData<Caller>> caller(String number);

  void updateCaller(String number, PersonalData<Caller> caller);

  /** Every step, oldest first. */
  List<OrderStep> history(String number);

  /** Orders matching the filter, latest first. */
  Page list(Filter filter);

  /** The orders opened from a conversation, oldest first. */
  List<WorkOrder> ofConversation(String conversationId);

  /**
   * @param text part of number, title, description or unit; null for all
   * @param state null for all
   * @param limit 1–200
   */
  record Filter(@Nullable String text, @Nullable WorkOrderState state, int offset, int limit) {}

  /**
   * @param total how many match in all
   */
  record Page(int total, List<WorkOrder> orders) {
    public Page {
      orders = List.copyOf(orders);
    }
  }
}
