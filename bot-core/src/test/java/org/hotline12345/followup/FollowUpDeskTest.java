package org.hotline12345.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.calendar.WorkingCalendar;
import org.hotline12345.contact.Channel;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.DutyList;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.security.AuditLog;
import org.hotline12345.store.Database;
import org.hotline12345.store.DurableTransactions;
import org.hotline12345.store.JdbiAuditEntries;
import org.hotline12345.store.JdbiFollowUps;
import org.hotline12345.store.JdbiWorkOrders;
import org.hotline12345.workorder.Deadlines;
import org.hotline12345.workorder.DemandType;
import org.hotline12345.workorder.Dispatcher;
import org.hotline12345.workorder.IllegalOrderActionException;
import org.hotline12345.workorder.OrderAction;
import org.hotline12345.workorder.OrderCommand;
import org.hotline12345.workorder.OrderDesk;
import org.hotline12345.workorder.OrderRequest;
import org.hotline12345.workorder.OrderStep;
import org.hotline12345.workorder.UnknownOrderException;
import org.hotline12345.workorder.WorkOrder;
import org.hotline12345.workorder.WorkOrderState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowUpDeskTest {
  private static final Gazetteer GAZETTEER = Gazetteer.shipped();
  private static final Departments DEPARTMENTS = Departments.shipped(GAZETTEER);
  private static final Dispatcher DISPATCHER =
      new Dispatcher(DutyList.shipped(DEPARTMENTS), DEPARTMENTS, GAZETTEER);

  private final SettableClock clock = SettableClock.at("2026-11-23T09:00");
  private Database database;
  private OrderDesk orders;
  private FollowUpDesk desk;
  private int keys;

  @BeforeEach
  void open() {
    database = Database.inMemory("follow-ups");
    DurableTransactions transactions = new DurableTransactions(database);
    Deadlines deadlines = Deadlines.shipped(WorkingCalendar.shipped(clock.getZone()));
    orders =
        new OrderDesk(
            transactions,
            new JdbiWorkOrders(database),
            DISPATCHER,
            DEPARTMENTS,
            deadlines,
            new AuditLog(new JdbiAuditEntries(database), clock),
            clock);
    desk = new FollowUpDesk(transactions, orders, new JdbiFollowUps(database), deadlines, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String order() {
    keys++;
    return orders
        .open(
            new OrderRequest(
                "k" + keys,
                null,
                Channel.WEB,
                DemandType.COMPLAINT,
                "碧湖菜市场门口有人占道经营",
                GAZETTEER.locate("碧湖镇").orElseThrow(),
                "每天早上",
                "王女士",
                "13800138000",
                false,
                null,
                "bot"))
        .number();
  }

  private void step(String number, OrderAction action) {
    WorkOrder order = orders.find(number).orElseThrow();
    orders.transition(number, OrderCommand.of(action, order.version(), "banli", "已劝离"));
  }

  private String answered() {
    String number = order();
    step(number, OrderAction.SIGN);
    step(number, OrderAction.HANDLE);
    step(number, OrderAction.REPLY);
    return number;
  }

  private List<OrderAction> actions(String number) {
    return orders.history(number).stream().map(OrderStep::action).toList();
  }

  private FollowUpDesk.Outcome says(String number, Opinion opinion) {
    return desk.reached(number, opinion, FollowUpDesk.CITIZEN, Channel.WECHAT);
  }

  private static Opinion opinion(Satisfaction result, Boolean solved, String reason) {
    return new Opinion(null, solved, result, null, reason);
  }

  @Test
  void whoIsContentIsFollowedUpAndTheOrderIsRated() {
    String number = answered();
    assertThat(desk.isOpen(number)).isTrue();
    FollowUpDesk.Outcome outcome = says(number, opinion(Satisfaction.SATISFIED, true, ""));
    assertThat(outcome.again()).isFalse();
    assertThat(outcome.order().state()).isEqualTo(WorkOrderState.RATED);
    assertThat(actions(number)).endsWith(OrderAction.CALL_BACK, OrderAction.RATE);
    assertThat(orders.history(number).getLast())
        .satisfies(
            step -> {
              assertThat(step.actor()).isEqualTo("citizen");
              assertThat(step.note()).isEqualTo("满意；已解决");
            });
    assertThat(desk.isOpen(number)).isFalse();
    assertThatThrownBy(() -> says(number, Opinion.of(Satisfaction.DISSATISFIED)))
        .isInstanceOf(IllegalOrderActionException.class)
        .hasMessageContaining("已评价");
  }

  @Test
  void whoIsNotContentHasItHandledAgainOnceAndTheClockStays() {
    String number = answered();
    Instant due = orders.find(number).orElseThrow().limits().dueAt();
    FollowUpDesk.Outcome first =
        says(number, opinion(Satisfaction.DISSATISFIED, null, "摊位第二天又回来了"));
    assertThat(first.again()).isTrue();
    assertThat(first.order().state()).isEqualTo(WorkOrderState.HANDLING);
    assertThat(first.order().limits().dueAt()).isEqualTo(due);
    assertThat(orders.history(number).getLast().note()).contains("不满意").contains("摊位第二天又回来了");
    assertThat(orders.ownProgress(number).orElseThrow().history().getLast().note())
        .doesNotContain("摊位");
    step(number, OrderAction.REPLY);
    assertThat(desk.isOpen(number)).isTrue();
    FollowUpDesk.Outcome second = says(number, opinion(Satisfaction.DISSATISFIED, null, "还是老样子"));
    assertThat(second.again()).isFalse();
    assertThat(second.followUp().round()).isEqualTo(2);
    assertThat(second.order().state()).isEqualTo(WorkOrderState.RATED);
  }

  @Test
  void whoseMatterIsNotSolvedHasItHandledAgainThoughContent() {
    String number = answered();
    assertThat(says(number, Opinion.of(Satisfaction.FAIRLY_SATISFIED)).again()).isFalse();
    FollowUpDesk.Outcome more =
        desk.adds(number, opinion(null, false, ""), FollowUpDesk.CITIZEN, Channel.WECHAT);
    assertThat(more.again()).isTrue();
    assertThat(more.order().state()).isEqualTo(WorkOrderState.HANDLING);
    assertThat(more.followUp().opinion())
        .isEqualTo(new Opinion(null, false, Satisfaction.FAIRLY_SATISFIED, null, ""));
  }

  @Test
  void aReasonComesAfterwardsAndTheUnitReadsIt() {
    String number = answered();
    says(number, Opinion.of(Satisfaction.DISSATISFIED));
    desk.adds(number, opinion(null, null, "没有人来过"), FollowUpDesk.CITIZEN, Channel.WEB);
    assertThat(orders.history(number).getLast())
        .satisfies(
            step -> {
              assertThat(step.action()).isEqualTo(OrderAction.REMARK);
              assertThat(step.note()).contains("没有人来过");
              assertThat(step.toState()).isEqualTo(WorkOrderState.HANDLING);
            });
    assertThat(desk.latest(10))
        .singleElement()
        .satisfies(f -> assertThat(f.attempt()).isEqualTo(2));
    String silent = answered();
    assertThatThrownBy(
            () -> desk.adds(silent, opinion(null, true, ""), FollowUpDesk.CITIZEN, Channel.WEB))
        .isInstanceOf(IllegalOrderActionException.class);
  }

  @Test
  void whoIsNotReachedIsTriedAgainAndNeverCountedAsContent() {
    String number = answered();
    desk.notReached(number, "无人接听", "zuoxi");
    assertThat(orders.find(number).orElseThrow().state()).isEqualTo(WorkOrderState.REPLIED);
    assertThat(desk.waiting(10))
        .singleElement()
        .satisfies(
            due -> {
              assertThat(due.waiting().attempts()).isEqualTo(1);
              assertThat(due.overdue()).isFalse();
            });
    clock.advance(Duration.ofDays(5));
    assertThat(desk.waiting(10)).singleElement().matches(FollowUpDesk.Due::overdue);
    FollowUpDesk.Measures measures =
        desk.measures(clock.instant().minus(Duration.ofDays(30)), clock.instant());
    assertThat(measures.counts().replies()).isEqualTo(1);
    assertThat(measures.counts().reached()).isZero();
    assertThat(measures.satisfaction()).isNull();
    desk.reached(number, new Opinion(true, true, null, null, ""), "zuoxi", Channel.SEAT);
    assertThat(orders.find(number).orElseThrow().state()).isEqualTo(WorkOrderState.CALLED_BACK);
    assertThat(desk.waiting(10)).isEmpty();
    says(number, Opinion.of(Satisfaction.SATISFIED));
    assertThat(desk.latest(10).getFirst().opinion())
        .isEqualTo(new Opinion(true, true, Satisfaction.SATISFIED, null, ""));
  }

  @Test
  void measuresAreDerivedFromTheLatestWordOnEachReply() {
    says(answered(), opinion(Satisfaction.SATISFIED, true, ""));
    says(answered(), opinion(Satisfaction.FAIRLY_SATISFIED, true, ""));
    String twice = answered();
    says(twice, opinion(Satisfaction.DISSATISFIED, false, "没人来"));
    clock.advance(Duration.ofMinutes(1));
    step(twice, OrderAction.REPLY);
    says(twice, opinion(Satisfaction.SATISFIED, true, ""));
    answered();
    FollowUpDesk.Measures measures =
        desk.measures(
            clock.instant().minus(Duration.ofDays(1)), clock.instant().plus(Duration.ofSeconds(1)));
    assertThat(measures.counts()).isEqualTo(new FollowUps.Counts(5, 4, 2, 1, 1, 3, 1));
    assertThat(measures.satisfaction()).isCloseTo(2.8 / 4, within(1e-9));
    assertThat(measures.solved()).isCloseTo(0.75, within(1e-9));
    assertThat(
            desk.measures(Instant.EPOCH, clock.instant().minus(Duration.ofDays(1))).satisfaction())
        .isNull();
  }

  @Test
  void onlyAnAnsweredOrderCanBeRated() {
    String number = order();
    assertThatThrownBy(() -> says(number, Opinion.of(Satisfaction.SATISFIED)))
        .isInstanceOf(IllegalOrderActionException.class)
        .hasMessageContaining("待签收");
    assertThatThrownBy(() -> says("LS26112399999X", Opinion.of(Satisfaction.SATISFIED)))
        .isInstanceOf(UnknownOrderException.class);
    assertThat(actions(number)).doesNotContain(OrderAction.RATE);
  }

  @Test
  void aReasonIsNotPrinted() {
    assertThat(opinion(Satisfaction.SATISFIED, null, "我叫王小明").toString()).doesNotContain("王");
    assertThat(opinion(Satisfaction.SATISFIED, null, "长".repeat(900)).reason()).hasSize(500);
  }
}
