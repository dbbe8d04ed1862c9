package org.hotline12345.channels.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hotline12345.channels.wiring.HotlineServer;
import org.hotline12345.contact.Channel;
import org.hotline12345.contact.Contact;
import org.hotline12345.dialogue.DialogueEvent.CitizenSaid;
import org.hotline12345.seat.Seat;
import org.hotline12345.store.JdbiContacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes on one database, and a node that starts again. */
class WechatNodesTest {
  private static final Seat SEAT = new Seat("zuoxi", "3 号座席");

  @TempDir private Path folder;

  private static Contact contact(RunningAccount account, String openId) {
    return new JdbiContacts(account.hotline.database()).find(Channel.WECHAT, openId).orElseThrow();
  }

  private static long said(RunningAccount account, String openId) {
    return account
        .hotline
        .talks()
        .conversations()
        .events(contact(account, openId).conversationId(), 0)
        .stream()
        .filter(e -> e.event() instanceof CitizenSaid)
        .count();
  }

  @Test
  void aReplayAfterARestartIsRefused() throws Exception {
    for (boolean safe : new boolean[] {true, false}) {
      try (RunningAccount account =
          new RunningAccount(folder.resolve("replay" + safe), Duration.ofSeconds(4), safe)) {
        TencentCounterpart tencent = account.tencent;
        String timestamp = Long.toString(account.clock.instant().getEpochSecond());
        String xml = words(tencent, "o-replay", "你好");
        assertThat(
                tencent
                    .post(xml, "o-replay", timestamp, "4711", TencentCounterpart.TOKEN)
                    .statusCode())
            .isEqualTo(200);
        account.clock.advance(Duration.ofSeconds(60));
        account.restart();
        assertThat(
                tencent
                    .post(xml, "o-replay", timestamp, "4711", TencentCounterpart.TOKEN)
                    .statusCode())
            .as("the same message once more")
            .isEqualTo(403);
        assertThat(
                tencent
                    .post(
                        words(tencent, "o-thief", "查工单进度"),
                        "o-thief",
                        timestamp,
                        "4711",
                        TencentCounterpart.TOKEN)
                    .statusCode())
            .as("another message under the nonce")
            .isEqualTo(403);
        assertThat(said(account, "o-replay")).isEqualTo(1);
      }
    }
  }

  @Test
  void twoNodesHoldOneTokenAndDealWithAMessageOnce() throws Exception {
    try (RunningAccount account =
            new RunningAccount(folder.resolve("nodes"), Duration.ofSeconds(4), true);
        HotlineServer second = account.anotherNode()) {
      TencentCounterpart tencent = account.tencent;
      await().until(() -> tencent.fetches() >= 1);
      List<Callable<String>> deliveries = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String openId = "o-node" + i;
        tencent.callback(account.port());
        tencent.say(openId, "你好");
        String xml = words(tencent, openId, "转人工");
        deliveries.add(
            () -> {
              tencent.callback(account.port());
              return tencent.deliver(xml, openId).reply();
            });
        deliveries.add(
            () -> {
              tencent.callback(second.port());
              return tencent.deliver(xml, openId).reply();
            });
      }
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<String> reply : threads.invokeAll(deliveries)) {
          reply.get();
        }
      }
      for (int i = 0; i < 4; i++) {
        String openId = "o-node" + i;
        assertThat(said(account, openId)).as(openId).isEqualTo(2);
        String id = contact(account, openId).conversationId();
        account.hotline.talks().seats().take(id, SEAT);
        account.hotline.talks().seats().say(id, SEAT, "k" + i, "您好，请讲");
        await().until(() -> TencentCounterpart.joined(tencent.received(openId)).contains("您好，请讲"));
      }
      assertThat(tencent.fetches()).isEqualTo(1);
      account.assertTaken();
    }
  }

  private static String words(TencentCounterpart tencent, String openId, String text) {
    return tencent.messageXml(
        openId, "text", "<Content><![CDATA[" + text + "]]></Content>", tencent.nextId());
  }
}
