package org.hotline12345.channels.web.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hotline12345.calendar.Festivals;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.ProblemException;
import org.hotline12345.channels.web.Requires;
import org.hotline12345.contact.Channel;
import org.hotline12345.durability.Transactions;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.followup.FollowUpDesk;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.organisation.Place;
import org.hotline12345.privacy.PersonalData;
import org.hotline12345.security.Permission;
import org.hotline12345.security.Principal;
import org.hotline12345.workorder.Caller;
import org.hotline12345.workorder.DemandType;
import org.hotline12345.workorder.Dispatch;
import org.hotline12345.workorder.OrderAction;
import org.hotline12345.workorder.OrderCommand;
import org.hotline12345.workorder.OrderDesk;
import org.hotline12345.workorder.OrderEdit;
import org.hotline12345.workorder.OrderFacts;
import org.hotline12345.workorder.OrderRequest;
import org.hotline12345.workorder.UnknownOrderException;
import org.hotline12345.workorder.WorkOrder;
import org.hotline12345.workorder.WorkOrderState;
import org.hotline12345.workorder.WorkOrders;
import org.jspecify.annotations.Nullable;

/** Work orders at the seat: propose a unit, open, find, read, edit. */
public final class OrdersApi {
  private static final long PAGE = 50;

  private final OrderDesk desk;
  private final FollowUpDesk followUps;
  private final Transactions transactions;
  private final Gazetteer gazetteer;
  private final FactExtractor extractor;
  private final OpenedOrders opened;
  private final Clock clock;

  public OrdersApi(
      OrderDesk desk,
      FollowUpDesk followUps,
      Transactions transactions,
      Gazetteer gazetteer,
      OpenedOrders opened,
      Clock clock) {
    this.desk = desk;
    this.followUps = followUps;
    this.transactions = transactions;
    this.gazetteer = gazetteer;
    this.extractor = new FactExtractor(gazetteer, Festivals.shipped(), clock);
    this.opened = opened;
    this.clock = clock;
  }

  @Operation("proposeDispatch")
  @Requires(Permission.ORDER_WRITE)
  public Answer propose(Call call) {
    Matter matter = call.body(Matter.class);
    DemandType type = DemandType.HELP;
    Dispatch dispatch = desk.propose(matter.what(), type, place(matter.place()));
    return Answer.ok(
        new Proposal(
            dispatch.unit(),
            dispatch.category(),
            dispatch.clause(),
            dispatch.reason(),
            dispatch.jurisdiction(),
            desk.dueAt(type, dispatch.urgency()),
            type));
  }

  /** The same key opens one order; it is on disk before this answers. */
  @Operation("openOrder")
  @Requires(Permission.ORDER_WRITE)
  public Answer open(Call call) {
    Fields fields = call.body(Fields.class);
    if (fields.key() == null) {
      throw ProblemException.invalid("body.key", "missing", "present");
    }
    String user = call.principal().user();
    OrderRequest request =
        new OrderRequest(
            user + ":" + fields.key(),
            fields.conversationId(),
            Channel.SEAT,
            type(fields.type()),
            fields.what(),
            place(fields.place()),
            fields.when(),
            fields.callerName(),
            fields.callerPhone(),
            fields.confidential(),
            fields.unit(),
            user,
            facts(fields));
    WorkOrder order = transactions.durably(() -> desk.open(request));
    opened.tell(order, call.principal());
    return Answer.created(view(order, call.principal()));
  }

  /** What the seat typed tells the same facts as what a citizen types. */
  private OrderFacts facts(Fields fields) {
    return extractor.extract(fields.what()).forOrder(extractor.extract(fields.when()).time());
  }

  @Operation("orders")
  @Requires(Permission.ORDER_READ)
  public Answer list(Call call) {
    WorkOrderState state = call.query("state").map(OrdersApi::state).orElse(null);
    WorkOrders.Page page =
        desk.list(
            new WorkOrders.Filter(
                call.query("text").orElse(null),
                state,
                (int) call.query("offset", 0),
                (int) call.query("limit", PAGE)));
    Instant now = clock.instant();
    return Answer.ok(
        new Page(page.total(), page.orders().stream().map(o -> Line.of(o, now)).toList()));
  }

  @Operation("order")
  @Requires(Permission.ORDER_READ)
  public Answer read(Call call) {
    return Answer.ok(view(known(call.path("number")), call.principal()));
  }

  @Operation("editOrder")
  @Requires(Permission.ORDER_WRITE)
  public Answer edit(Call call) {
    Fields fields = call.body(Fields.class);
    if (fields.version() == null || fields.reason() == null) {
      throw ProblemException.invalid("body.version, body.reason", "missing", "present");
    }
    String number = known(call.path("number")).number();
    int version = fields.version();
    OrderEdit edit =
        new OrderEdit(
            type(fields.type()),
            fields.what(),
            place(fields.place()),
            fields.when(),
            fields.callerName(),
            fields.callerPhone(),
            fields.confidential(),
            fields.unit(),
            fields.reason());
    String user = call.principal().user();
    WorkOrder order = transactions.durably(() -> desk.edit(number, version, edit, user));
    return Answer.ok(view(order, call.principal()));
  }

  /** What the unit did, as the seat was told; it is on disk before this answers. */
  @Operation("takeOrderStep")
  @Requires(Permission.ORDER_WRITE)
  public Answer step(Call call) {
    Step step = call.body(Step.class);
    String number = known(call.path("number")).number();
    OrderCommand command =
        OrderCommand.of(
            action(step.action()),
            step.version(),
            call.principal().user(),
            step.note() == null ? "" : step.note());
    WorkOrder order = transactions.durably(() -> desk.transition(number, command));
    return Answer.ok(view(order, call.principal()));
  }

  /** Whoever may see the caller does, and the audit log says so. */
  private OrderView view(WorkOrder order, Principal viewer) {
    Caller caller =
        viewer.permissions().contains(Permission.CALLER_READ)
            ? desk.caller(order.number(), viewer.user()).map(PersonalData::reveal).orElse(null)
            : null;
    return OrderView.of(
        order,
        caller,
        desk.history(order.number()),
        followUps.of(order.number()),
        LocalDate.now(clock));
  }

  private WorkOrder known(String number) {
    return desk.find(number)
        .orElseThrow(
            () ->
                new UnknownOrderException("order: " + number + " (expected: an existing number)"));
  }

  private Place place(@Nullable String text) {
    String words = text == null ? "" : text;
    return gazetteer.locate(words).orElseGet(() -> Place.somewhere(words));
  }

  private static DemandType type(String label) {
    for (DemandType type : DemandType.values()) {
      if (type.label().equals(label)) {
        return type;
      }
    }
    throw ProblemException.invalid("body.type", label, "咨询, 求助, 投诉, 举报, 建议 or 表扬");
  }

  private static WorkOrderState state(String label) {
    for (WorkOrderState state : WorkOrderState.values()) {
      if (state.label().equals(label)) {
        return state;
      }
    }
    throw ProblemException.invalid(
        "query.state",
        label,
        String.join(
            ", ",
            java.util.Arrays.stream(WorkOrderState.values()).map(WorkOrderState::label).toList()));
  }

  private static OrderAction action(String label) {
    for (OrderAction action : OrderView.STEPS) {
      if (action.label().equals(label)) {
        return action;
      }
    }
    throw ProblemException.invalid("body.action", label, "签收, 办理, 答复, 重办 or 归档");
  }

  private record Step(String action, int version, @Nullable String note) {}

  private record Matter(String what, @Nullable String place) {}

  private record Fields(
      @Nullable String key,
      @Nullable Integer version,
      @Nullable String conversationId,
      String type,
      String what,
      String place,
      String when,
      String callerName,
      String callerPhone,
      boolean confidential,
      @Nullable String unit,
      @Nullable String reason) {}

  private record Proposal(
      String unit,
      List<String> category,
      String clause,
      String reason,
      String jurisdiction,
      Instant dueAt,
      DemandType type) {}

  private record Page(int total, List<Line> orders) {}

  private record Line(
      String number,
      String state,
      DemandType type,
      String title,
      String place,
      String unit,
      Instant acceptedAt,
      Instant dueAt,
      boolean overdue) {
    static Line of(WorkOrder order, Instant now) {
      Place place = order.matter().place();
      return new Line(
          order.number(),
          order.state().label(),
          order.matter().type(),
          order.matter().title(),
          place.path().isEmpty() ? place.text() : place.path(),
          order.assignment().unit(),
          order.origin().acceptedAt(),
          order.limits().dueAt(),
          !order.state().isFinal() && now.isAfter(order.limits().dueAt()));
    }
  }
}
