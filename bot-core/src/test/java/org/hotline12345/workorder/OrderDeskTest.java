package org.hotline12345.workorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.calendar.WorkingCalendar;
import org.hotline12345.contact.Channel;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.DutyList;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.organisation.Place;
import org.hotline12345.security.AuditEntry;
import org.hotline12345.security.AuditLog;
import org.hotline12345.store.Database;
import org.hotline12345.store.DurableTransactions;
import org.hotline12345.store.JdbiAuditEntries;
import org.hotline12345.store.JdbiWorkOrders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderDeskTest {
  private static final Gazetteer GAZETTEER = Gazetteer.shipped();
  private static final Departments DEPARTMENTS = Departments.shipped(GAZETTEER);
  private static final Dispatcher DISPATCHER =
      new Dispatcher(DutyList.shipped(DEPARTMENTS), DEPARTMENTS, GAZETTEER);

  private final SettableClock clock = SettableClock.at("2026-11-23T09:00");
  private Database database;
  private DurableTransactions transactions;
  private AuditLog audit;
  private OrderDesk desk;

  @BeforeEach
  void open() {
    database = Database.inMemory("orders");
    transactions = new DurableTransactions(database);
    audit = new AuditLog(new JdbiAuditEntries(database), clock);
    desk =
        new OrderDesk(
            transactions,
            new JdbiWorkOrders(database),
            DISPATCHER,
            DEPARTMENTS,
            Deadlines.shipped(WorkingCalendar.shipped(clock.getZone())),
            audit,
            clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static OrderRequest request(String key) {
    return new OrderRequest(
        key,
        "c1",
        Channel.WEB,
        DemandType.COMPLAINT,
        "碧湖菜市场门口有人占道经营。电话13800138000",
        GAZETTEER.locate("碧湖镇").orElseThrow(),
        "每天早上",
        "王女士",
        "13800138000",
        false,
        null,
        "bot");
  }

  private static java.time.Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  }

  private WorkOrder step(WorkOrder order, OrderAction action) {
    return desk.transition(order.number(), OrderCommand.of(action, order.version(), "banli", "说明"));
  }

  @Test
  void openingAcceptsDispatchesAndSetsTheClock() {
    WorkOrder order = desk.open(request("k1"));
    assertThat(order.number()).startsWith("LS26112300001");
    assertThat(order.state()).isEqualTo(WorkOrderState.DISPATCHED);
    assertThat(order.assignment().unit()).isEqualTo("莲都区综合行政执法局");
    assertThat(order.limits().dueAt()).isEqualTo(at("2026-11-30T17:30"));
    assertThat(order.limits().signBy()).isEqualTo(at("2026-11-23T15:30"));
    assertThat(order.matter().title()).isEqualTo("碧湖菜市场门口有人占道经营");
    assertThat(desk.find(order.number())).contains(order);
    assertThat(desk.find("ls " + order.number().substring(2))).contains(order);
    assertThat(desk.history(order.number()))
        .extracting(OrderStep::action)
        .containsExactly(OrderAction.ACCEPT, OrderAction.DISPATCH);
    assertThat(desk.ofConversation("c1")).containsExactly(order);
    assertThat(order.toString()).doesNotContain("碧湖", "138");
    assertThat(order.matter().toString()).doesNotContain("碧湖");
  }

  @Test
  void theSameKeyOpensOneOrderOnly() {
    WorkOrder order = desk.open(request("k1"));
    assertThat(desk.open(request("k1"))).isEqualTo(order);
    assertThat(desk.open(request("k2")).number()).startsWith("LS26112300002");
  }

  @Test
  void concurrentOpeningsAreIdempotentAndNumberedWithoutGaps() throws Exception {
    List<Future<WorkOrder>> futures = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        String key = "k" + i / 4;
        futures.add(threads.submit(() -> transactions.durably(() -> desk.open(request(key)))));
      }
    }
    List<WorkOrder> opened = new ArrayList<>();
    for (Future<WorkOrder> future : futures) {
      opened.add(future.get());
    }
    List<Integer> sequence =
        opened.stream()
            .distinct()
            .map(order -> Integer.valueOf(order.number().substring(8, 13)))
            .sorted()
            .toList();
    assertThat(sequence).containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList());
    assertThat(desk.list(new WorkOrders.Filter(null, null, 0, 10)).total()).isEqualTo(50);
  }

  @Test
  void anOpeningThatIsRolledBackLeavesNoGap() {
    assertThatThrownBy(
            () ->
                transactions.inTransaction(
                    () -> {
                      desk.open(request("k1"));
                      throw new IllegalStateException("citizen's event could not be stored");
                    }))
        .hasMessageContaining("citizen");
    assertThat(desk.open(request("k1")).number()).startsWith("LS26112300001");
    clock.set("2026-11-24T00:00");
    assertThat(desk.open(request("k2")).number()).startsWith("LS26112400001");
  }

  @Test
  void badInputIsRefusedWithEveryProblem() {
    OrderRequest good = request("k1");
    OrderRequest bad =
        new OrderRequest(
            "k1",
            null,
            Channel.SEAT,
            DemandType.HELP,
            " ",
            good.place(),
            "",
            "",
            "12",
            false,
            null,
            "zuoxi");
    assertThatThrownBy(() -> desk.open(bad))
        .isInstanceOf(InvalidOrderException.class)
        .hasMessageContaining("what: blank")
        .hasMessageContaining("callerPhone: 2 characters (expected: 7–12 digits)");
  }

  @Test
  void theCallerIsKeptApartAndEveryViewIsAudited() {
    WorkOrder order = desk.open(request("k1"));
    assertThat(desk.caller(order.number(), "zuoxi").orElseThrow().reveal().phone())
        .isEqualTo("13800138000");
    assertThat(desk.caller("LS000000000000", "zuoxi")).isEmpty();
    assertThat(audit.after(0, 10))
        .extracting(AuditEntry::actor, AuditEntry::action, AuditEntry::subject)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("zuoxi", "order.caller.view", order.number()));
  }

  @Test
  void progressIsToldOnlyWithTheRightTail() {
    WorkOrder order = desk.open(request("k1"));
    PublicProgress progress = desk.progress(order.number(), "８000").orElseThrow();
    assertThat(progress.state()).isEqualTo("待签收");
    assertThat(progress.history())
        .extracting(PublicProgress.Step::note)
        .containsExactly("诉求已受理", "已转莲都区综合行政执法局办理");
    assertThat(progress.toString()).doesNotContain("8000", "王女士");
    assertThat(desk.progress(order.number(), "8001")).isEmpty();
    assertThat(desk.progress(order.number(), "")).isEmpty();
    assertThat(desk.progress("LS261123000028", "8000")).isEmpty();
    assertThat(desk.progress("what", "8000")).isEmpty();
  }

  @Test
  void theDefaultLifeEndsInTheArchive() {
    WorkOrder order = desk.open(request("k1"));
    for (OrderAction action :
        List.of(
            OrderAction.SIGN,
            OrderAction.HANDLE,
            OrderAction.REPLY,
            OrderAction.CALL_BACK,
            OrderAction.RATE,
            OrderAction.ARCHIVE)) {
      order = step(order, action);
    }
    assertThat(order.state()).isEqualTo(WorkOrderState.ARCHIVED);
    assertThat(order.version()).isEqualTo(7);
    assertThat(desk.find(order.number())).contains(order);
    assertThat(desk.history(order.number())).hasSize(8);
    WorkOrder archived = order;
    assertThatThrownBy(() -> step(archived, OrderAction.REDO))
        .isInstanceOf(IllegalOrderActionException.class)
        .hasMessageContaining("已归档，不能重办");
  }

  @Test
  void aSecondReturnLeadsToConsultationAndAThirdIsRefused() {
    WorkOrder order = desk.open(request("k1"));
    WorkOrder returned = step(order, OrderAction.RETURN);
    assertThat(returned.state()).isEqualTo(WorkOrderState.ACCEPTED);
    WorkOrder again =
        desk.transition(
            order.number(),
            OrderCommand.toUnit(OrderAction.DISPATCH, returned.version(), "guanli", "", "莲都区建设局"));
    WorkOrder consulting = step(again, OrderAction.RETURN);
    assertThat(consulting.state()).isEqualTo(WorkOrderState.CONSULTING);
    assertThat(consulting.limits().dueAt()).isEqualTo(order.limits().dueAt());
    WorkOrder decided = step(consulting, OrderAction.DISPATCH);
    assertThat(decided.assignment().unit()).isEqualTo("莲都区建设局");
    assertThatThrownBy(() -> step(decided, OrderAction.RETURN))
        .isInstanceOf(IllegalOrderActionException.class)
        .hasMessageContaining("不得再退");
  }

  @Test
  void aReturnNeedsAReasonAndComesInTime() {
    WorkOrder order = desk.open(request("k1"));
    assertThatThrownBy(
            () ->
                desk.transition(
                    order.number(), OrderCommand.of(OrderAction.RETURN, 1, "banli", " ")))
        .hasMessageContaining("没有说明");
    clock.set("2026-11-24T17:31");
    assertThatThrownBy(() -> step(order, OrderAction.RETURN))
        .hasMessageContaining("已过退单时限2026-11-24 17:30");
  }

  @Test
  void anExtensionIsGivenOnceWithinTheLimitAndByApproval() {
    WorkOrder signed = step(desk.open(request("k1")), OrderAction.SIGN);
    assertThatThrownBy(() -> step(signed, OrderAction.EXTEND)).hasMessageContaining("未经批准");
    assertThatThrownBy(
            () ->
                desk.transition(
                    signed.number(), OrderCommand.extension(2, "banli", "情况复杂", 11, "guanli")))
        .hasMessageContaining("11个工作日（应为1–10）");
    WorkOrder extended =
        desk.transition(signed.number(), OrderCommand.extension(2, "banli", "情况复杂", 10, "guanli"));
    assertThat(extended.limits().dueAt()).isEqualTo(at("2026-12-14T17:30"));
    assertThat(desk.history(signed.number()).getLast().note())
        .contains("guanli", "2026-11-30 17:30改为2026-12-14 17:30");
    assertThatThrownBy(
            () ->
                desk.transition(
                    signed.number(), OrderCommand.extension(3, "banli", "再延", 1, "guanli")))
        .hasMessageContaining("只能延期一次");
  }

  @Test
  void aPauseMovesTheClockByItsWorkingTimeUnlessItWasLateAlready() {
    WorkOrder signed = step(desk.open(request("k1")), OrderAction.SIGN);
    OrderCommand hold = new OrderCommand(OrderAction.SUSPEND, 2, "banli", "等鉴定", null, 0, "guanli");
    WorkOrder held = desk.transition(signed.number(), hold);
    clock.set("2026-11-24T09:00");
    WorkOrder resumed = step(held, OrderAction.RESUME);
    assertThat(resumed.state()).isEqualTo(WorkOrderState.SIGNED);
    assertThat(resumed.limits().dueAt()).isEqualTo(at("2026-12-01T17:30"));
    clock.set("2026-12-02T09:00");
    WorkOrder late =
        desk.transition(
            signed.number(),
            new OrderCommand(OrderAction.SUSPEND, 4, "banli", "等鉴定", null, 0, "guanli"));
    clock.set("2026-12-03T09:00");
    assertThat(step(late, OrderAction.RESUME).limits().dueAt()).isEqualTo(resumed.limits().dueAt());
  }

  @Test
  void anEditIsVersionedToldInTheHistoryAndCountsFromTheAcceptance() {
    WorkOrder order = desk.open(request("k1"));
    clock.set("2026-11-25T09:00");
    OrderEdit edit =
        new OrderEdit(
            DemandType.CONSULTATION,
            "壶镇菜市场门口占道",
            GAZETTEER.locate("缙云壶镇").orElseThrow(),
            "每天早上",
            "王女士",
            "13900139000",
            true,
            "缙云县综合行政执法局",
            "来电更正");
    WorkOrder edited = desk.edit(order.number(), 1, edit, "zuoxi");
    assertThat(edited.matter().place().path()).isEqualTo("缙云县壶镇镇");
    assertThat(edited.assignment().unit()).isEqualTo("缙云县综合行政执法局");
    assertThat(edited.limits().dueAt()).isEqualTo(at("2026-11-24T17:30"));
    assertThat(desk.find(order.number())).contains(edited);
    assertThat(desk.caller(order.number(), "zuoxi").orElseThrow().reveal().phone())
        .isEqualTo("13900139000");
    List<OrderStep> history = desk.history(order.number());
    assertThat(history)
        .extracting(OrderStep::action)
        .endsWith(OrderAction.EDIT, OrderAction.REASSIGN);
    assertThat(history.get(2).note())
        .contains("类型由投诉改为咨询", "联系人", "地点", "来电更正", "2026-11-30 17:30改为2026-11-24 17:30")
        .doesNotContain("139");
    assertThatThrownBy(() -> desk.edit(order.number(), 1, edit, "zuoxi2"))
        .isInstanceOf(StaleOrderException.class)
        .hasMessageContaining("version 1 (expected: 3");
    assertThatThrownBy(() -> desk.edit("LS000000000000", 1, edit, "zuoxi2"))
        .isInstanceOf(UnknownOrderException.class);
  }

  @Test
  void ordersAreListedByTextAndState() {
    WorkOrder first = desk.open(request("k1"));
    clock.set("2026-11-23T10:00");
    WorkOrder second =
        desk.open(
            new OrderRequest(
                "k2",
                null,
                Channel.SEAT,
                DemandType.HELP,
                "路灯100%不亮",
                Place.somewhere("丽阳街"),
                "",
                "",
                "05782123456",
                false,
                null,
                "zuoxi"));
    step(second, OrderAction.SIGN);
    assertThat(numbers(null, null)).containsExactly(second.number(), first.number());
    assertThat(numbers("路灯", null)).containsExactly(second.number());
    assertThat(numbers("100%不", null)).containsExactly(second.number());
    assertThat(numbers("1%0", null)).isEmpty();
    assertThat(numbers(first.number().substring(2), null)).containsExactly(first.number());
    assertThat(numbers(null, WorkOrderState.SIGNED)).containsExactly(second.number());
    assertThat(numbers("碧湖", WorkOrderState.SIGNED)).isEmpty();
    assertThat(desk.list(new WorkOrders.Filter(null, null, 1, 1)).orders()).hasSize(1);
    assertThat(desk.find("没有")).isEqualTo(Optional.empty());
  }

  private List<String> numbers(String text, WorkOrderState state) {
    return desk.list(new WorkOrders.Filter(text, state, 0, 50)).orders().stream()
        .map(WorkOrder::number)
        .toList();
  }
}
