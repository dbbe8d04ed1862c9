package org.hotline12345.channels.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.followup.FollowUp;
import org.hotline12345.followup.Opinion;
import org.hotline12345.followup.Satisfaction;
import org.hotline12345.seat.Seat;
import org.hotline12345.workorder.OrderAction;
import org.hotline12345.workorder.OrderCommand;
import org.hotline12345.workorder.WorkOrder;
import org.hotline12345.workorder.WorkOrderState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How citizens rate their orders in a conversation. */
class RatingTest {
  private static TestHotline test;

  @BeforeAll
  static void open() {
    test = TestHotline.open();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  private static void step(String number, OrderAction action) {
    WorkOrder order = test.hotline().orders().desk().find(number).orElseThrow();
    test.hotline()
        .orders()
        .desk()
        .transition(number, OrderCommand.of(action, order.version(), "banli", "已责令店家加装油烟净化器"));
  }

  private static String answered(Talk talk) {
    String number = talk.openOrder();
    step(number, OrderAction.SIGN);
    step(number, OrderAction.HANDLE);
    step(number, OrderAction.REPLY);
    return number;
  }

  private static void ask() {
    test.hotline().talks().ratings().ask(Channel.WEB);
  }

  private static WorkOrderState state(String number) {
    return test.hotline().orders().desk().find(number).orElseThrow().state();
  }

  private static Opinion opinion(String number) {
    FollowUp last = test.hotline().orders().followUps().of(number).getLast();
    return last.opinion();
  }

  private static List<String> unasked(Talk talk) {
    return test.hotline().talks().conversations().events(talk.id(), 0).stream()
        .map(e -> e.event())
        .filter(e -> e instanceof org.hotline12345.dialogue.DialogueEvent.BotReplied)
        .map(e -> (org.hotline12345.dialogue.DialogueEvent.BotReplied) e)
        .filter(e -> e.key() == null)
        .map(e -> e.reply().text())
        .toList();
  }

  @Test
  void theReplyIsToldOnceAndTheCitizenAsked() {
    Talk talk = test.talk();
    String number = answered(talk);
    ask();
    ask();
    assertThat(unasked(talk).getLast()).contains(number).contains("油烟净化器").contains("满意、基本满意还是不满意");
    assertThat(unasked(talk).stream().filter(t -> t.contains("油烟净化器"))).hasSize(1);
    List<Reply> rated = talk.say("满意");
    assertThat(rated.getLast().text()).contains("问题解决了吗");
    assertThat(rated.getLast().quickReplies()).containsExactly("已经解决", "没有解决");
    assertThat(state(number)).isEqualTo(WorkOrderState.RATED);
    assertThat(talk.hear("已经解决")).contains("谢谢您的评价：满意");
    assertThat(opinion(number))
        .isEqualTo(new Opinion(null, true, Satisfaction.SATISFIED, null, ""));
  }

  @Test
  void whoIsNotContentIsAskedWhyAndTheOrderGoesBackOnce() {
    Talk talk = test.talk();
    String number = answered(talk);
    ask();
    assertThat(talk.hear("非常不满意")).contains("已退回").contains("重新办理").contains("哪里不满意");
    assertThat(state(number)).isEqualTo(WorkOrderState.HANDLING);
    assertThat(talk.hear("装了净化器但是晚上根本不开")).contains("理由已经记下");
    assertThat(opinion(number).reason()).isEqualTo("装了净化器但是晚上根本不开");
    step(number, OrderAction.REPLY);
    ask();
    assertThat(talk.hear("不满意，因为还是老样子")).contains("热线管理办公室").doesNotContain("退回");
    assertThat(state(number)).isEqualTo(WorkOrderState.RATED);
    assertThat(opinion(number).reason()).isEqualTo("还是老样子");
  }

  @Test
  void pointsAndUnsolvedMattersAreUnderstood() {
    Talk talk = test.talk();
    String number = answered(talk);
    ask();
    assertThat(talk.hear("4")).contains("满意").contains("解决了吗");
    assertThat(talk.hear("没有解决")).contains("还没有解决").contains("重新办理");
    assertThat(state(number)).isEqualTo(WorkOrderState.HANDLING);
  }

  @Test
  void theQuestionWaitsWhileOtherThingsAreTalkedOf() {
    Talk talk = test.talk();
    String number = answered(talk);
    ask();
    assertThat(talk.hear("身份证丢了怎么补办")).contains("身份证");
    assertThat(state(number)).isEqualTo(WorkOrderState.REPLIED);
    assertThat(talk.hear("基本满意")).contains("基本满意");
    assertThat(state(number)).isEqualTo(WorkOrderState.RATED);
    assertThat(talk.hear("社保卡丢了怎么办")).contains("社保");
    assertThat(talk.hear("满意")).as("now the talk itself is rated").contains("谢谢您的评价");
    assertThat(opinion(number).result()).isEqualTo(Satisfaction.FAIRLY_SATISFIED);
  }

  @Test
  void aRatingWhileAnotherOrderIsFilledInLeavesTheFormAsItIs() {
    Talk talk = test.talk();
    String number = answered(talk);
    ask();
    talk.say("我要投诉，莲都区紫金街道丽阳街88号工地半夜打桩");
    assertThat(talk.hear("满意")).contains("您的评价：满意").contains("继续刚才的登记");
    assertThat(state(number)).isEqualTo(WorkOrderState.RATED);
    assertThat(test.hotline().talks().log().current(talk.id()).form()).isNotNull();
  }

  @Test
  void whoKnowsNumberAndTailRatesFromAnotherConversation() {
    String number = answered(test.talk());
    Talk other = test.talk();
    assertThat(other.hear("查工单" + number + "，电话后四位1111")).doesNotContain("评价");
    assertThat(other.hear("满意")).contains("谢谢您的评价");
    assertThat(state(number)).isEqualTo(WorkOrderState.REPLIED);
    assertThat(other.hear("查工单" + number + "，电话后四位5678")).contains("请您评价");
    assertThat(other.hear("满意，已经解决了")).contains("谢谢您的评价：满意");
    assertThat(state(number)).isEqualTo(WorkOrderState.RATED);
  }

  @Test
  void askingToRateFindsTheOrder() {
    Talk talk = test.talk();
    String number = talk.openOrder();
    assertThat(talk.hear("我要评价")).contains("没有等待评价");
    step(number, OrderAction.SIGN);
    step(number, OrderAction.HANDLE);
    step(number, OrderAction.REPLY);
    assertThat(talk.hear("我要评价")).contains(number);
    assertThat(talk.hear("五星")).contains("满意");
    assertThat(talk.hear("我要评价")).contains("没有等待评价");
  }

  @Test
  void afterASeatEndedTheTalkTheTalkIsRatedAndTheOrderLater() {
    Talk talk = test.talk();
    String number = answered(talk);
    ask();
    talk.say("转人工");
    Seat seat = new Seat("zuoxi", "1号座席");
    test.hotline().talks().seats().take(talk.id(), seat);
    test.hotline().talks().seats().close(talk.id(), seat);
    assertThat(talk.hear("不满意")).contains("没有让您满意").doesNotContain("重新办理");
    assertThat(state(number)).isEqualTo(WorkOrderState.REPLIED);
    assertThat(talk.hear("查工单进度")).contains("请您评价");
  }

  @Test
  void theSameRatingTwiceIsTakenOnce() {
    Talk talk = test.talk();
    String number = answered(talk);
    ask();
    talk.send("rate", "不满意，没人来过");
    talk.send("rate", "不满意，没人来过");
    assertThat(test.hotline().orders().followUps().of(number)).hasSize(1);
    assertThat(opinion(number).contacted()).isFalse();
  }
}
