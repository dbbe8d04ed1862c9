package org.hotline12345.channels.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hotline12345.contact.Channel;
import org.hotline12345.contact.Contact;
import org.hotline12345.dialogue.DialogueEvent.CitizenSaid;
import org.hotline12345.seat.Seat;
import org.hotline12345.store.JdbiContacts;
import org.hotline12345.workorder.WorkOrders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the platform and the machine do to us: repeats, slowness, ended tokens, refusals. */
class WechatTroubleTest {
  @TempDir private static Path folder;
  private static RunningAccount account;
  private static TencentCounterpart tencent;

  @BeforeAll
  static void start() {
    account = new RunningAccount(folder, Duration.ofMillis(700), true);
    tencent = account.tencent;
  }

  @AfterAll
  static void stop() {
    account.close();
  }

  private static Contact contact(String openId) {
    return new JdbiContacts(account.hotline.database()).find(Channel.WECHAT, openId).orElseThrow();
  }

  private static List<String> said(String openId) {
    return account
        .hotline
        .talks()
        .conversations()
        .events(contact(openId).conversationId(), 0)
        .stream()
        .filter(e -> e.event() instanceof CitizenSaid)
        .map(e -> ((CitizenSaid) e.event()).text())
        .toList();
  }

  private static int orders() {
    return account.hotline.orders().desk().list(new WorkOrders.Filter(null, null, 0, 1)).total();
  }

  @Test
  void threeDeliveriesAtOnceAreOneTurnOneReplyOneOrder() throws Exception {
    List<String> citizens = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String openId = "o-storm" + i;
      citizens.add(openId);
      tencent.say(openId, "我要投诉，莲都区碧湖镇人民街" + (10 + i) + "号有家烧烤店油烟很大");
      tencent.say(openId, "从上周五开始");
      tencent.say(openId, "我姓王，电话13812345678");
      tencent.say(openId, "不需要保密");
    }
    settled(citizens, 4);
    int before = orders();
    List<Callable<String>> deliveries = new ArrayList<>();
    for (String openId : citizens) {
      String xml =
          tencent.messageXml(openId, "text", "<Content><![CDATA[确认]]></Content>", tencent.nextId());
      for (int i = 0; i < 3; i++) {
        deliveries.add(() -> tencent.deliver(xml, openId).reply());
      }
    }
    List<String> replies = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> reply : threads.invokeAll(deliveries)) {
        replies.add(reply.get());
      }
    }
    settled(citizens, 5);
    await().untilAsserted(() -> assertThat(told(replies, citizens)).isEqualTo(6));
    assertThat(orders()).isEqualTo(before + 6);
    account.assertTaken();
  }

  /** How often a reply about an opened order was told, either way. */
  private static long told(List<String> replies, List<String> citizens) {
    return replies.stream().filter(r -> r.contains("已为您登记并受理")).count()
        + citizens.stream()
            .flatMap(openId -> tencent.received(openId).stream())
            .mapToLong(text -> text.split("已为您登记并受理", -1).length - 1)
            .sum();
  }

  private static void settled(List<String> citizens, int turns) {
    await()
        .atMost(30, TimeUnit.SECONDS)
        .untilAsserted(
            () ->
                assertThat(citizens).allSatisfy(openId -> assertThat(said(openId)).hasSize(turns)));
  }

  @Test
  void aSlowTurnIsAcknowledgedAndItsReplyFollows() throws Exception {
    tencent.say("o-slow", "你好");
    await().until(() -> said("o-slow").size() == 1);
    CountDownLatch slow = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> holding =
          threads.submit(
              () ->
                  account
                      .hotline
                      .talks()
                      .log()
                      .exclusively(
                          contact("o-slow").conversationId(),
                          state -> {
                            held.countDown();
                            awaitQuietly(slow);
                            return 0;
                          }));
      held.await();
      int before = tencent.received("o-slow").size();
      assertThat(tencent.say("o-slow", "离婚登记要带什么")).isEmpty();
      slow.countDown();
      holding.get();
      await().until(() -> tencent.received("o-slow").size() == before + 1);
    }
    assertThat(tencent.received("o-slow").getLast()).contains("来源：");
    assertThat(said("o-slow")).containsExactly("你好", "离婚登记要带什么");
    account.assertTaken();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aTokenThatEndsInTheMiddleIsHealedOnce() {
    tencent.say("o-token", "转人工");
    String id = contact("o-token").conversationId();
    Seat seat = new Seat("zuoxi", "3 号座席");
    account.hotline.talks().seats().take(id, seat);
    await().until(() -> !tencent.received("o-token").isEmpty());
    int fetches = tencent.fetches();
    tencent.endToken();
    account.hotline.talks().seats().say(id, seat, "t1", "还在吗");
    await().until(() -> TencentCounterpart.joined(tencent.received("o-token")).contains("还在吗"));
    assertThat(tencent.fetches()).isEqualTo(fetches + 1);
    account.clock.advance(Duration.ofHours(3));
    tencent.say("o-token", "在");
    account.hotline.talks().seats().say(id, seat, "t2", "好的");
    await().until(() -> TencentCounterpart.joined(tencent.received("o-token")).contains("好的"));
    account.assertTaken();
  }

  @Test
  void aTokenThePlatformCallsExpiredIsHealedOnce() {
    tencent.say("o-expired", "转人工");
    String id = contact("o-expired").conversationId();
    Seat seat = new Seat("zuoxi", "3 号座席");
    account.hotline.talks().seats().take(id, seat);
    await().until(() -> !tencent.received("o-expired").isEmpty());
    int fetches = tencent.fetches();
    tencent.expireToken();
    account.hotline.talks().seats().say(id, seat, "e1", "还在吗");
    await().until(() -> TencentCounterpart.joined(tencent.received("o-expired")).contains("还在吗"));
    assertThat(tencent.refusedAsExpired()).isEqualTo(1);
    assertThat(tencent.fetches()).isEqualTo(fetches + 1);
    account.assertTaken();
  }

  @Test
  void moreThanFiveMessagesWaitForTheCitizen() {
    tencent.say("o-many", "转人工");
    String id = contact("o-many").conversationId();
    Seat seat = new Seat("zuoxi", "3 号座席");
    account.hotline.talks().seats().take(id, seat);
    await().until(() -> !tencent.received("o-many").isEmpty());
    for (int i = 1; i <= 8; i++) {
      String words = "句" + i;
      int before = tencent.received("o-many").size();
      account.hotline.talks().seats().say(id, seat, "m" + i, words);
      if (before < 5) {
        await().until(() -> tencent.received("o-many").size() == before + 1);
      }
    }
    assertThat(tencent.received("o-many")).hasSize(5);
    tencent.say("o-many", "收到");
    await().until(() -> TencentCounterpart.joined(tencent.received("o-many")).contains("句8"));
    assertThat(tencent.received("o-many")).hasSize(6);
    assertThat(TencentCounterpart.joined(tencent.received("o-many"))).containsOnlyOnce("句6");
    account.assertTaken();
  }

  @Test
  void aRestartDoublesNothingAndLosesNothing() {
    tencent.say("o-restart", "转人工");
    String id = contact("o-restart").conversationId();
    Seat seat = new Seat("zuoxi", "3 号座席");
    account.hotline.talks().seats().take(id, seat);
    await().until(() -> !tencent.received("o-restart").isEmpty());
    String xml =
        tencent.messageXml(
            "o-restart", "text", "<Content><![CDATA[重启前]]></Content>", tencent.nextId());
    tencent.push("o-restart", xml, true);
    tencent.refuse("/cgi-bin/message/custom/send", 45009);
    account.hotline.talks().seats().say(id, seat, "r1", "重启前的话");
    account.restart();
    tencent.allow("/cgi-bin/message/custom/send");
    tencent.deliver(xml, "o-restart");
    await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> TencentCounterpart.joined(tencent.received("o-restart")).contains("重启前的话"));
    assertThat(TencentCounterpart.joined(tencent.received("o-restart"))).containsOnlyOnce("重启前的话");
    assertThat(said("o-restart")).containsExactly("转人工", "重启前");
    account.assertTaken();
  }
}
