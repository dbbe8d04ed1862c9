package org.hotline12345.channels.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.followup.FollowUp;
import org.hotline12345.followup.Opinion;
import org.hotline12345.followup.Satisfaction;
import org.hotline12345.seat.Seat;
import org.hotline12345.workorder.OrderAction;
import org.hotline12345.workorder.OrderCommand;
import org.hotline12345.workorder.WorkOrder;
import org.hotline12345.workorder.WorkOrderState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole conversations over an encrypted account. */
class WechatTalkTest {
  private static final Seat SEAT = new Seat("zuoxi", "3 号座席");

  @TempDir private static Path folder;
  private static RunningAccount account;
  private static TencentCounterpart tencent;

  @BeforeAll
  static void start() {
    account = new RunningAccount(folder, Duration.ofSeconds(4), true);
    tencent = account.tencent;
  }

  @AfterEach
  void everythingWasTaken() {
    account.assertTaken();
  }

  @AfterAll
  static void stop() {
    account.close();
  }

  @Test
  void followersAreGreetedAndANumberPicksAQuickReply() {
    assertThat(tencent.event("o-new", "subscribe", "")).contains("12345").contains("3. 社保卡丢了怎么办");
    assertThat(tencent.say("o-new", "２")).contains("工单号");
    assertThat(tencent.event("o-new", "CLICK", "say:转人工")).contains("第 1 位");
    assertThat(tencent.say("o-new", "不等了")).contains("取消排队");
    assertThat(tencent.event("o-new", "VIEW", "https://example.cn")).isEmpty();
    assertThat(tencent.event("o-new", "unsubscribe", "")).isEmpty();
  }

  @Test
  void aScannedCodeMayNameTheMergedLine() {
    assertThat(tencent.event("o-scans", "subscribe", "qrscene_line:96119")).contains("96119");
    assertThat(tencent.event("o-scans", "SCAN", "line:96119")).contains("12345");
    tencent.say("o-scans", "转人工");
    assertThat(tencent.event("o-scans", "SCAN", "line:96119"))
        .as("nobody talks into a talk with a person")
        .isEmpty();
    tencent.say("o-scans", "不等了");
  }

  @Test
  void answersCarryTheirSourceAndALink() {
    assertThat(tencent.say("o-asks", "身份证丢了怎么补办"))
        .contains("来源：")
        .contains("<a href=\"https://12345.example.cn/articles/id-card-replace-lost\">");
  }

  @Test
  void aComplaintBecomesAnOrderWhoseProgressIsTold() {
    String number = complain("o-complains");
    assertThat(tencent.say("o-complains", "查工单进度")).contains(number).contains("待签收");
    take(number, OrderAction.SIGN, "");
    await().until(() -> !tencent.received("o-complains").isEmpty());
    assertThat(tencent.received("o-complains").getLast()).contains(number).contains("签收");
    take(number, OrderAction.HANDLE, "");
    take(number, OrderAction.REPLY, "已责令整改");
    await().until(() -> tencent.received("o-complains").size() == 2);
    assertThat(tencent.received("o-complains").getLast()).contains("已责令整改").contains("1. 满意");
    assertThat(tencent.say("o-complains", "1")).contains("谢谢您的评价：满意").contains("1. 已经解决");
    assertThat(tencent.say("o-complains", "1")).contains("谢谢您的评价：满意");
    assertThat(followUp(number).channel()).isEqualTo(Channel.WECHAT);
    assertThat(opinion(number))
        .isEqualTo(new Opinion(null, true, Satisfaction.SATISFIED, null, ""));
    assertThat(tencent.received("o-complains")).hasSize(2);
  }

  @Test
  void whoIsNotContentIsAskedWhyAndTheOrderIsHandledAgain() {
    String number = complain("o-unhappy");
    take(number, OrderAction.SIGN, "");
    take(number, OrderAction.HANDLE, "");
    take(number, OrderAction.REPLY, "已责令整改");
    await()
        .until(() -> TencentCounterpart.joined(tencent.received("o-unhappy")).contains("3. 不满意"));
    assertThat(tencent.say("o-unhappy", "3")).contains("重新办理").contains("哪里不满意");
    assertThat(tencent.say("o-unhappy", "晚上油烟<b>还是</b>很大，没有人联系过我")).contains("理由已经记下");
    assertThat(opinion(number).reason()).contains("油烟").contains("没有人联系过我");
    assertThat(account.hotline.orders().desk().find(number).orElseThrow().state())
        .isEqualTo(WorkOrderState.HANDLING);
    take(number, OrderAction.REPLY, "已停业整顿");
    await().until(() -> TencentCounterpart.joined(tencent.received("o-unhappy")).contains("已停业整顿"));
    assertThat(tencent.say("o-unhappy", "5分，这次真的解决了")).contains("谢谢您的评价：满意");
    assertThat(followUp(number).round()).isEqualTo(2);
  }

  @Test
  void theMenuAsksForARatingLongAfterTheReply() {
    String number = complain("o-late");
    take(number, OrderAction.SIGN, "");
    take(number, OrderAction.HANDLE, "");
    account.clock.advance(Duration.ofHours(49));
    tencent.template("工单进度通知");
    take(number, OrderAction.REPLY, "已责令整改");
    await()
        .until(
            () ->
                tencent.templateMessages().stream()
                    .anyMatch(m -> m.toString().contains(number) && m.toString().contains("已答复")));
    assertThat(tencent.event("o-late", "CLICK", "say:我要评价")).contains(number).contains("2. 基本满意");
    assertThat(tencent.say("o-late", "2")).contains("基本满意").contains("解决了吗");
    assertThat(opinion(number).result()).isEqualTo(Satisfaction.FAIRLY_SATISFIED);
  }

  private static FollowUp followUp(String number) {
    return account.hotline.orders().followUps().of(number).getLast();
  }

  private static Opinion opinion(String number) {
    return java.util.Objects.requireNonNull(followUp(number).opinion());
  }

  @Test
  void outsideTheWindowATemplateTellsAndTheNewsFollowsLater() {
    tencent.template("工单进度通知");
    String number = complain("o-silent");
    account.clock.advance(Duration.ofHours(49));
    int before = tencent.templateMessages().size();
    take(number, OrderAction.SIGN, "");
    await().until(() -> tencent.templateMessages().size() == before + 1);
    assertThat(tencent.templateMessages().getLast().toString()).contains(number).contains("已签收");
    assertThat(tencent.received("o-silent")).isEmpty();
    tencent.say("o-silent", "你好");
    await().until(() -> tencent.received("o-silent").size() == 1);
    assertThat(tencent.received("o-silent").getFirst()).contains(number);
  }

  @Test
  void seatsTalkBothWaysAndTheirWordsAreJoined() {
    tencent.say("o-person", "转人工");
    String id = waiting("转人工");
    Conversation taken = account.hotline.talks().seats().take(id, SEAT);
    assertThat(taken.channel()).isEqualTo(Channel.WECHAT);
    for (int i = 1; i <= 8; i++) {
      account.hotline.talks().seats().say(id, SEAT, "k" + i, "第" + i + "句 <a href=x>");
    }
    await().until(() -> TencentCounterpart.joined(tencent.received("o-person")).contains("第8句"));
    assertThat(tencent.received("o-person").size()).isLessThanOrEqualTo(3);
    assertThat(TencentCounterpart.joined(tencent.received("o-person")))
        .contains("3 号座席已接入")
        .contains("【3 号座席】第1句 ＜a href=x＞");
    assertThat(tencent.say("o-person", "我听得到")).isEmpty();
    account.hotline.talks().seats().close(id, SEAT);
    await().until(() -> TencentCounterpart.joined(tencent.received("o-person")).contains("作出评价"));
    assertThat(tencent.say("o-person", "3")).contains("没有让您满意");
    assertThat(account.hotline.talks().log().current(id).orders()).isEmpty();
  }

  @Test
  void whatACitizenWritesIsNeverATag() {
    assertThat(
            tencent.say("o-tags", "我要投诉，莲都区碧湖镇人民街12号<a href=\"https://evil.example\">烧烤店</a>油烟很大"))
        .doesNotContain("<a href=\"https://evil");
  }

  @Test
  void emergenciesAreAnsweredAtOnce() {
    assertThat(tencent.say("o-fire", "我家着火了")).contains("119");
  }

  @Test
  void aConversationIsOneForACitizen() {
    tencent.say("o-one", "你好");
    tencent.say("o-one", "转人工");
    String id = waiting("转人工");
    account.hotline.talks().seats().take(id, SEAT);
    account.hotline.talks().seats().close(id, SEAT);
    assertThat(tencent.say("o-one", "离婚登记要带什么")).contains("来源：");
    assertThat(account.hotline.talks().log().current(id).lastText()).isEqualTo("离婚登记要带什么");
  }

  /** The conversation that waits with these last words. */
  private static String waiting(String words) {
    return account.hotline.talks().seats().waiting().stream()
        .filter(s -> s.lastText().equals(words) && s.channel() == Channel.WECHAT)
        .map(Conversations.Summary::id)
        .findFirst()
        .orElseThrow();
  }

  static String complain(String openId) {
    tencent.say(openId, "我要投诉，莲都区碧湖镇人民街12号有家烧烤店油烟很大");
    tencent.say(openId, "从上周五开始");
    tencent.say(openId, "我姓王，电话13812345678");
    tencent.say(openId, "不需要保密");
    Matcher number = Pattern.compile("LS[0-9]+").matcher(tencent.say(openId, "确认"));
    assertThat(number.find()).isTrue();
    return number.group();
  }

  private static void take(String number, OrderAction action, String note) {
    WorkOrder order = account.hotline.orders().desk().find(number).orElseThrow();
    account
        .hotline
        .orders()
        .desk()
        .transition(number, OrderCommand.of(action, order.version(), "danwei", note));
  }

  static List<String> received(String openId) {
    return tencent.received(openId);
  }
}
