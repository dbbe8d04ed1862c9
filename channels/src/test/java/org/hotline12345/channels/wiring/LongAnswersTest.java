package org.hotline12345.channels.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.channels.config.ConfigFile;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.sms.SmsCounterpart;
import org.hotline12345.channels.voice.turn.Forwarding;
import org.hotline12345.channels.voice.turn.Forwarding.Way;
import org.hotline12345.channels.voice.turn.NotForwardedException;
import org.hotline12345.contact.Channel;
import org.hotline12345.contact.Contact;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.store.JdbiContacts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long answers by a gateway on this machine and into a WeChat conversation. */
class LongAnswersTest {
  private static final String MOBILE = "13800001234";
  private static final int LONGEST = 120;

  @TempDir private Path folder;
  private SmsCounterpart gateway;
  private Hotline hotline;
  private Forwarding answers;
  private JdbiContacts contacts;
  private String conversation = "";

  @BeforeEach
  void open() throws IOException {
    gateway = new SmsCounterpart();
    Path file =
        Files.writeString(
            folder.resolve("hotline.yaml"),
            "sms: {url: '%s', longest: %d}%n".formatted(gateway.url(), LONGEST));
    HotlineConfig config = new ConfigFile(Map.of()).load(file, folder.resolve("data"));
    hotline = Hotline.temporary(config, SettableClock.at("2026-11-23T09:00"));
    answers = LongAnswers.of(hotline);
    contacts = new JdbiContacts(hotline.database());
  }

  @AfterEach
  void close() {
    hotline.close();
    gateway.close();
  }

  /** The same where there is a WeChat account as well. */
  private Forwarding withWechat() {
    return new LongAnswers(
        null, 0, contacts, hotline.talks().log(), Phrases.load(null), hotline.clock());
  }

  private void bind(boolean reachable) {
    conversation = hotline.talks().engine().open(Channel.WECHAT, null).conversationId();
    Instant now = hotline.clock().instant();
    hotline
        .transactions()
        .inTransaction(
            () -> {
              contacts.add(
                  new Contact(
                      Channel.WECHAT,
                      "open-id",
                      conversation,
                      true,
                      reachable ? now.plus(Duration.ofHours(1)) : now.minusSeconds(1),
                      5,
                      0,
                      null));
              contacts.bind(Channel.WECHAT, "open-id", MOBILE, now);
              return conversation;
            });
  }

  @Test
  void aShortMessageIsPlainTextAndEndsWithASentence() {
    assertThat(answers.way(MOBILE)).contains(Way.SMS);
    answers.send(Way.SMS, MOBILE, "**可以**补领。\n\n## 怎么办\n1. 带户口簿到派出所。\n2. 拍照。");
    assertThat(gateway.taken())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.phone()).isEqualTo(MOBILE);
              assertThat(message.text())
                  .startsWith("您拨打12345咨询的答复")
                  .contains("可以补领", "带户口簿到派出所")
                  .doesNotContain("*", "#");
            });
    answers.send(Way.SMS, MOBILE, "这是一句不算太短的话。".repeat(40));
    assertThat(gateway.taken().getLast().text())
        .hasSizeLessThanOrEqualTo(LONGEST)
        .endsWith("的话。……详情可再拨打12345。");
  }

  @Test
  void aGatewayThatRefusesIsAFailureThatNamesNobody() {
    gateway.answer(500);
    assertThatThrownBy(() -> answers.send(Way.SMS, MOBILE, "内容"))
        .isInstanceOf(NotForwardedException.class)
        .hasMessageContaining("500")
        .hasMessageNotContaining(MOBILE);
  }

  @Test
  void whoIsBoundAndCanBeWrittenToGetsItInHisConversation() {
    bind(true);
    Forwarding wechat = withWechat();
    assertThat(wechat.way(MOBILE)).contains(Way.WECHAT);
    assertThat(wechat.way("13900000000")).isEmpty();
    wechat.send(Way.WECHAT, MOBILE, "**可以**补领。");
    assertThat(hotline.talks().conversations().events(conversation, 0).getLast().event())
        .isInstanceOfSatisfying(
            DialogueEvent.BotReplied.class,
            told -> {
              assertThat(told.key()).isNull();
              assertThat(told.reply().text()).contains("您刚才打电话咨询的答复", "**可以**补领");
            });
  }

  @Test
  void whoCannotBeWrittenToNowIsNotPromisedIt() {
    bind(false);
    Forwarding wechat = withWechat();
    assertThat(wechat.way(MOBILE)).isEmpty();
    assertThatThrownBy(() -> wechat.send(Way.WECHAT, MOBILE, "内容"))
        .isInstanceOf(NotForwardedException.class);
  }
}
