package org.hotline12345.channels.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.workorder.OrderAction;
import org.hotline12345.workorder.OrderCommand;
import org.hotline12345.workorder.WorkOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reaches citizens who have not written for two days, and what the operator is told. */
class WechatNoticeTest {
  @TempDir private Path folder;
  private RunningAccount account;
  private TencentCounterpart tencent;

  @BeforeEach
  void start() {
    account = new RunningAccount(folder, Duration.ofSeconds(4), true);
    tencent = account.tencent;
  }

  @AfterEach
  void stop() {
    account.assertTaken();
    account.close();
  }

  private String complain(String openId) {
    tencent.say(openId, "我要投诉，莲都区碧湖镇人民街12号有家烧烤店油烟很大");
    tencent.say(openId, "从上周五开始");
    tencent.say(openId, "我姓王，电话13812345678");
    tencent.say(openId, "不需要保密");
    Matcher number = Pattern.compile("LS[0-9]+").matcher(tencent.say(openId, "确认"));
    assertThat(number.find()).isTrue();
    return number.group();
  }

  private void take(String number, OrderAction action) {
    WorkOrder order = account.hotline.orders().desk().find(number).orElseThrow();
    account
        .hotline
        .orders()
        .desk()
        .transition(number, OrderCommand.of(action, order.version(), "danwei", "已劝离"));
  }

  private String get(String path) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + account.port() + path))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private void awaitMetric(String line) {
    await().untilAsserted(() -> assertThat(get("/metrics")).contains(line));
  }

  @Test
  void whoAgreedGetsASubscriptionMessageAndElseATemplate() throws Exception {
    tencent.template("工单进度通知");
    tencent.subscription("工单进度提醒");
    String number = complain("o-agrees");
    tencent.agree("o-agrees", 1);
    account.clock.advance(Duration.ofHours(49));
    take(number, OrderAction.SIGN);
    await().until(() -> tencent.subscriptionMessages().size() == 1);
    assertThat(tencent.subscriptionMessages().getFirst().toString())
        .contains(number)
        .contains("已签收")
        .contains("https://12345.example.cn/orders")
        .contains("S-工单进度提醒");
    assertThat(tencent.templateMessages()).isEmpty();
    take(number, OrderAction.HANDLE);
    take(number, OrderAction.REPLY);
    await().until(() -> tencent.templateMessages().size() == 1);
    assertThat(tencent.templateMessages().getFirst().toString()).contains("已答复");
    assertThat(tencent.subscriptionMessages()).hasSize(1);
    awaitMetric("hotline_wechat_subscriptions_total{outcome=\"unwanted\"} 1.0");
    assertThat(get("/health/ready")).doesNotContain("note");
    assertThat(tencent.received("o-agrees")).isEmpty();
  }

  @Test
  void aRefusedTemplateIsToldToTheOperator() throws Exception {
    tencent.template("工单进度通知");
    String number = complain("o-refused");
    account.clock.advance(Duration.ofHours(49));
    tencent.refuse("/cgi-bin/message/template/send", 47003);
    take(number, OrderAction.SIGN);
    await().untilAsserted(() -> assertThat(get("/health/ready")).contains("47003").contains("字段"));
    awaitMetric("hotline_wechat_templates_total{outcome=\"refused\"} 1.0");
    awaitMetric("code=\"47003\"");
  }

  @Test
  void aMissingTemplateIsToldToTheOperator() throws Exception {
    String number = complain("o-missing");
    account.clock.advance(Duration.ofHours(49));
    take(number, OrderAction.SIGN);
    await()
        .untilAsserted(
            () -> assertThat(get("/health/ready")).contains("工单进度通知").contains("wechat sync"));
    awaitMetric("hotline_wechat_templates_total{outcome=\"none\"} 1.0");
  }

  @Test
  void whatThePlatformSaysOfASentOneIsCounted() throws Exception {
    tencent.say("o-sent", "你好");
    tencent.finished("o-sent", "TEMPLATESENDJOBFINISH", "<Status><![CDATA[success]]></Status>");
    awaitMetric("hotline_wechat_templates_total{outcome=\"delivered\"} 1.0");
    tencent.finished(
        "o-sent", "TEMPLATESENDJOBFINISH", "<Status><![CDATA[failed:user block]]></Status>");
    awaitMetric("hotline_wechat_templates_total{outcome=\"unwanted\"} 1.0");
    assertThat(get("/health/ready")).doesNotContain("note");
    tencent.finished(
        "o-sent",
        "subscribe_msg_sent_event",
        "<SubscribeMsgSentEvent><List><TemplateId><![CDATA[S]]></TemplateId><MsgID>1</MsgID>"
            + "<ErrorCode>0</ErrorCode><ErrorStatus><![CDATA[success]]></ErrorStatus></List>"
            + "</SubscribeMsgSentEvent>");
    awaitMetric("hotline_wechat_subscriptions_total{outcome=\"delivered\"} 1.0");
    tencent.finished(
        "o-sent", "TEMPLATESENDJOBFINISH", "<Status><![CDATA[failed: system failed]]></Status>");
    await().untilAsserted(() -> assertThat(get("/health/ready")).contains("没有送达"));
  }

  @Test
  void aQuotaUsedUpAndAMissingRightStandInTheHealth() throws Exception {
    for (int code : new int[] {45009, 48001}) {
      tencent.refuse("/cgi-bin/message/custom/send", code);
      String number = complain("o-quota" + code);
      take(number, OrderAction.SIGN);
      await()
          .untilAsserted(() -> assertThat(get("/health/ready")).contains(Integer.toString(code)));
      awaitMetric("code=\"" + code + "\"");
      tencent.allow("/cgi-bin/message/custom/send");
    }
  }
}
