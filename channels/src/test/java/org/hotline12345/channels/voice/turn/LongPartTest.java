package org.hotline12345.channels.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.dialogue.DialogueEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The long part of an answer goes to the caller's mobile, if he wants it there. */
class LongPartTest {
  private static final String LONG = "身份证丢了怎么补办";
  private static Hotline hotline;

  /** Remembers what it was given, or fails. */
  private static final class Post implements Forwarding {
    private final List<String> sent = new ArrayList<>();
    private final @Nullable Way way;
    private boolean fails;

    Post(@Nullable Way way) {
      this.way = way;
    }

    @Override
    public Optional<Way> way(String mobile) {
      return Optional.ofNullable(way);
    }

    @Override
    public void send(Way by, String mobile, String text) {
      if (fails) {
        throw new NotForwardedException("sms: status 500 (expected: 2xx)", null);
      }
      sent.add(by + " " + mobile + " " + text);
    }
  }

  @BeforeAll
  static void open() {
    hotline = ScriptedCall.hotline();
  }

  @AfterAll
  static void close() {
    hotline.close();
  }

  private static ScriptedCall call(String caller, Post post) {
    ScriptedCall call = ScriptedCall.call(hotline, caller, post);
    call.listen();
    return call;
  }

  @Test
  void whoSaysYesGetsTheWholeAnswerAndHisWishIsRecordedWithoutTheNumber() {
    Post post = new Post(Forwarding.Way.SMS);
    ScriptedCall call = call("13800001234", post);
    assertThat(call.say(LONG)).endsWith("详细内容用短信发给您，好吗？");
    assertThat(call.say("好的")).contains("马上用短信发给您");
    assertThat(post.sent).singleElement().asString().startsWith("SMS 13800001234 ");
    assertThat(post.sent.getFirst().length()).isGreaterThan(100);
    assertThat(call.events())
        .filteredOn(DialogueEvent.Announced.class::isInstance)
        .singleElement()
        .asString()
        .contains("短信", "1234")
        .doesNotContain("13800001234");
  }

  @Test
  void theKeyOneIsYesAndWechatIsNamed() {
    Post post = new Post(Forwarding.Way.WECHAT);
    ScriptedCall call = call("8613800001234", post);
    assertThat(call.say(LONG)).endsWith("详细内容用微信发给您，好吗？");
    assertThat(call.keys("1")).contains("马上用微信发给您");
    assertThat(post.sent).singleElement().asString().startsWith("WECHAT 13800001234 ");
  }

  @Test
  void whoDoesNotWantItMayHearTheRest() {
    Post post = new Post(Forwarding.Way.SMS);
    ScriptedCall call = call("13800001234", post);
    call.say(LONG);
    assertThat(call.say("不用")).contains("要我继续说吗");
    assertThat(call.say("继续说")).doesNotContain("短信").hasSizeGreaterThan(20);
    assertThat(post.sent).isEmpty();
  }

  @Test
  void whoSaysGoOnHearsTheRestAtOnce() {
    Post post = new Post(Forwarding.Way.SMS);
    ScriptedCall call = call("13800001234", post);
    call.say(LONG);
    assertThat(call.say("继续说")).doesNotContain("马上用短信").hasSizeGreaterThan(20);
    assertThat(post.sent).isEmpty();
  }

  @Test
  void whenItDoesNotGoOutTheCallerIsToldAndMayHearTheRest() {
    Post post = new Post(Forwarding.Way.SMS);
    post.fails = true;
    ScriptedCall call = call("13800001234", post);
    call.say(LONG);
    assertThat(call.say("好的")).contains("短信没有发出去", "要我继续说吗");
    assertThat(call.say("继续说")).hasSizeGreaterThan(20);
    assertThat(call.events()).noneMatch(DialogueEvent.Announced.class::isInstance);
  }

  @Test
  void aLandlineAndWhoCannotBeReachedHearOnAsEver() {
    assertThat(call("05782123456", new Post(Forwarding.Way.SMS)).say(LONG)).endsWith("要我继续说吗？");
    assertThat(call("13800001234", new Post(null)).say(LONG)).endsWith("要我继续说吗？");
  }
}
