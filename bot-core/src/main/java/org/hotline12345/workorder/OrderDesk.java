package org.hotline12345.workorder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hotline12345.durability.Transactions;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.Place;
import org.hotline12345.organisation.Urgency;
import org.hotline12345.privacy.Masker;
import org.hotline12345.privacy.PersonalData;
import org.hotline12345.security.AuditLog;
import org.hotline12345.workorder.WorkOrder.Assignment;
import org.hotline12345.workorder.WorkOrder.Limits;
import org.hotline12345.workorder.WorkOrder.Matter;
import org.hotline12345.workorder.WorkOrder.Origin;

/**
 * Opens orders, moves them on and tells how they stand. Every change joins the transaction of the
 * calling thread, or makes one. Thread-safe.
 */
public final class OrderDesk {
  private static final int TAIL = 4;

  private final Transactions transactions;
  private final WorkOrders orders;
  private final PointDispatcher dispatcher;
  private final Deadlines deadlines;
  private final AuditLog audit;
  private final Clock clock;
  private final OrderLife life;
  private final Masker masker = new Masker();

  public OrderDesk(
      Transactions transactions,
      WorkOrders orders,
      Dispatcher dispatcher,
      Departments departments,
      Deadlines deadlines,
      AuditLog audit,
      Clock clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.dispatcher = new PointDispatcher(dispatcher);
    this.deadlines = deadlines;
    this.audit = audit;
    this.clock = clock;
    this.life = new OrderLife(deadlines, departments);
  }

  /** Who would lead the matter, and why; stores nothing. */
  public Dispatch propose(String what, DemandType type, Place place) {
    return dispatcher.propose(what, type, place, List.of()).lead();
  }

  /** The same for a matter of several points, each with its own unit. */
  public Proposal propose(String what, DemandType type, Place place, List<DemandPoint> points) {
    return dispatcher.propose(what, type, place, points);
  }

  /** Until when it would be due if it were opened now. */
  public Instant dueAt(DemandType type, Urgency urgency) {
    return deadlines.dueAt(type, urgency, now());
  }

  /**
   * Opens an order: accepted, dispatched and its clock set. The same key always gives the same
   * order, also when asked at once from several threads.
   *
   * @throws InvalidOrderException when the request cannot be taken, naming every problem
   */
  public WorkOrder open(OrderRequest request) {
    OrderContent.check(
        request.what(),
        request.place(),
        request.when(),
        request.callerName(),
        request.callerPhone());
    return transactions.inTransaction(
        () ->
            orders
                .findByKey(request.key())
                .orElseGet(
                    () -> {
                      try {
                        return transactions.inTransaction(() -> insert(request));
                      } catch (DuplicateOrderException e) {
                        return orders.findByKey(request.key()).orElseThrow(() -> e);
                      }
                    }));
  }

  private WorkOrder insert(OrderRequest request) {
    Instant now = now();
    Proposal proposal =
        dispatcher.propose(
            request.what(), request.type(), request.place(), request.facts().points());
    Dispatch dispatch = proposal.lead();
    String chosen = request.unit();
    Assignment assignment =
        new Assignment(
            chosen == null ? dispatch.unit() : life.knownUnit(chosen),
            dispatch.category(),
            dispatch.clause(),
            chosen == null ? dispatch.reason() : "由" + request.openedBy() + "选定主办单位。",
            dispatch.jurisdiction(),
            dispatch.urgency());
    Instant dueAt = deadlines.dueAt(request.type(), dispatch.urgency(), now);
    String number =
        OrderNumber.of(deadlines.dateOf(now), orders.nextSequence(deadlines.dateOf(now))).text();
    WorkOrder order =
        new WorkOrder(
            number,
            1,
            new Origin(request.channel(), request.conversationId(), request.openedBy(), now),
            new Matter(
                request.type(),
                OrderContent.title(request.what()),
                request.what(),
                request.place(),
                request.when(),
                request.confidential(),
                request.facts().withPoints(proposal.points())),
            assignment,
            new Limits(dueAt, deadlines.signBy(now, dueAt), now, false, null, null),
            WorkOrderState.DISPATCHED,
            0);
    List<OrderStep> steps =
        List.of(
            new OrderStep(
                now,
                request.openedBy(),
                OrderAction.ACCEPT,
                null,
                WorkOrderState.ACCEPTED,
                null,
                assignment.unit(),
                ""),
            new OrderStep(
                now,
                request.openedBy(),
                OrderAction.DISPATCH,
                WorkOrderState.ACCEPTED,
                WorkOrderState.DISPATCHED,
                null,
                assignment.unit(),
                assignment.reason()));
    orders.insert(
        order,
        request.key(),
        PersonalData.of(new Caller(request.callerName(), request.callerPhone())),
        steps);
    return order;
  }

  /** The order, by its number however written. */
  public Optional<WorkOrder> find(String number) {
    return OrderNumber.in(number).flatMap(n -> orders.find(n.text()));
  }

  /** Every step of an order, oldest first. */
  public List<OrderStep> history(String number) {
    return orders.history(number);
  }

  /** Orders matching the filter, latest first. */
  public WorkOrders.Page list(WorkOrders.Filter filter) {
    return orders.list(filter);
  }

  /** The orders opened from a conversation, oldest first. */
  public List<WorkOrder> ofConversation(String conversationId) {
    return orders.ofConversation(conversationId);
  }

  /**
   * Who asked. Each view is written into the audit log.
   *
   * @param viewer user name of whoever looks
   */
  public Optional<PersonalData<Caller>> caller(String number, String viewer) {
    return transactions.inTransaction(
        () -> {
          Optional<PersonalData<Caller>> caller = orders.caller(number);
          caller.ifPresent(c -> audit.append(viewer, "order.caller.view", number, ""));
          return caller;
        });
  }

  /**
   * What the public may know: only to whoever also knows the last four digits of the caller's
   * phone. An unknown number and a wrong tail give the same answer after the same work.
   */
  public Optional<PublicProgress> progress(String number, String phoneTail) {
    String tail = Normalizer.normalize(phoneTail, Normalizer.Form.NFKC).strip();
    String text = OrderNumber.in(number).map(OrderNumber::text).orElse("");
    String phone = orders.caller(text).map(c -> c.reveal().phone()).orElse("");
    Optional<WorkOrder> order = orders.find(text);
    List<OrderStep> history = orders.history(text);
    boolean known =
        phone.length() >= TAIL
            && MessageDigest.isEqual(bytes(phone.substring(phone.length() - TAIL)), bytes(tail));
    return order.filter(o -> known).map(o -> publicProgress(o, history));
  }

  /**
   * What the citizen who opened an order may see of it; the caller has proved to be that citizen.
   */
  public Optional<PublicProgress> ownProgress(String number) {
    return find(number).map(order -> publicProgress(order, orders.history(order.number())));
  }

  private PublicProgress publicProgress(WorkOrder order, List<OrderStep> history) {
    return new PublicProgress(
        order.number(),
        order.state().label(),
        masker.mask(order.matter().title()),
        order.origin().acceptedAt(),
        order.limits().dueAt(),
        order.assignment().unit(),
        history.stream()
            .map(
                step ->
                    new PublicProgress.Step(step.at(), step.action().label(), step.publicNote()))
            .toList());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Changes an order's content. Another unit is a reassignment with a step of its own. Another type
   * of demand sets the due time anew from the acceptance, which the history tells.
   *
   * @param version the version that was seen
   * @throws StaleOrderException when somebody else was faster
   */
  public WorkOrder edit(String number, int version, OrderEdit edit, String actor) {
    OrderContent.check(
        edit.what(), edit.place(), edit.when(), edit.callerName(), edit.callerPhone());
    if (edit.reason().isBlank()) {
      throw new InvalidOrderException("reason: blank (expected: why it is changed)");
    }
    return transactions.inTransaction(
        () -> {
          WorkOrder order = known(number, version);
          WorkOrder edited = OrderEditing.edited(order, edit, deadlines);
          Caller caller = new Caller(edit.callerName(), edit.callerPhone());
          boolean newCaller = !orders.caller(number).equals(Optional.of(PersonalData.of(caller)));
          String note = OrderEditing.note(order, edited, newCaller, edit.reason(), deadlines);
          orders.update(edited, List.of(step(order, edited, OrderAction.EDIT, actor, note)));
          if (newCaller) {
            orders.updateCaller(number, PersonalData.of(caller));
          }
          audit.append(actor, "order.edit", number, note);
          String unit = edit.unit();
          return unit == null || life.knownUnit(unit).equals(edited.assignment().unit())
              ? edited
              : take(
                  edited,
                  OrderCommand.toUnit(
                      OrderAction.REASSIGN, edited.version(), actor, edit.reason(), unit));
        });
  }

  /**
   * Takes a step with an order.
   *
   * @throws UnknownOrderException when there is no such order
   * @throws StaleOrderException when somebody else was faster
   * @throws IllegalOrderActionException when the step is not allowed
   */
  public WorkOrder transition(String number, OrderCommand command) {
    return transactions.inTransaction(() -> take(known(number, command.version()), command));
  }

  /**
   * Adds to an order's history and changes nothing else.
   *
   * @throws UnknownOrderException when there is no such order
   */
  public WorkOrder remark(String number, String actor, String note) {
    return transactions.inTransaction(
        () -> {
          WorkOrder order = known(number);
          WorkOrder next = order.with(order.state(), order.assignment(), order.limits());
          orders.update(next, List.of(step(order, next, OrderAction.REMARK, actor, note)));
          return next;
        });
  }

  private WorkOrder take(WorkOrder order, OrderCommand command) {
    WorkOrder changed = life.apply(order, command, now());
    String approvedBy = command.approvedBy();
    String note = approvedBy == null ? command.note() : command.note() + "（批准人：" + approvedBy + "）";
    if (!changed.limits().dueAt().equals(order.limits().dueAt())) {
      note += OrderEditing.clockNote(order, changed, deadlines);
    }
    orders.update(changed, List.of(step(order, changed, command.action(), command.actor(), note)));
    return changed;
  }

  private WorkOrder known(String number) {
    return orders
        .find(number)
        .orElseThrow(
            () ->
                new UnknownOrderException("order: " + number + " (expected: an existing number)"));
  }

  private WorkOrder known(String number, int version) {
    WorkOrder order = known(number);
    if (order.version() != version) {
      throw new StaleOrderException(
          "order "
              + number
              + ": version "
              + version
              + " (expected: "
              + order.version()
              + ", it was changed in between)");
    }
    return order;
  }

  private OrderStep step(
      WorkOrder before, WorkOrder after, OrderAction action, String actor, String note) {
    return new OrderStep(
        now(),
        actor,
        action,
        before.state(),
        after.state(),
        before.assignment().unit(),
        after.assignment().unit(),
        note);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
