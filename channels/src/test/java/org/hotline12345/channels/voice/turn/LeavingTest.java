package org.hotline12345.channels.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hotline12345.calls.CallBack;
import org.hotline12345.channels.config.VoiceConfig;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.Holder;
import org.hotline12345.seat.Seat;
import org.hotline12345.store.JdbiCalls;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where calls go, and what becomes of those that do not get there. */
class LeavingTest {
  private static final Seat SEAT = new Seat("zuoxi", "1号座席");
  private static Hotline hotline;

  private static VoiceConfig targets(VoiceConfig config) {
    return new VoiceConfig(
        config.turn(),
        config.grammar(),
        new VoiceConfig.Transfer(
            config.transfer().emergency(),
            Map.of("12366", "912366"),
            Map.of("zuoxi", "sip:8001@10.0.0.5"),
            config.transfer().announceEvery(),
            config.transfer().minutesEach()),
        config.recording(),
        config.sip());
  }

  @BeforeAll
  static void open() {
    hotline = ScriptedCall.hotline();
  }

  @AfterAll
  static void close() {
    hotline.close();
  }

  private static ScriptedCall call(String dialled) {
    ScriptedCall call = ScriptedCall.call(hotline, dialled, LeavingTest::targets);
    call.listen();
    return call;
  }

  private static Conversation state(ScriptedCall call) {
    return hotline.talks().log().current(call.conversation());
  }

  private static List<CallBack> callBacks(ScriptedCall call) {
    return new JdbiCalls(hotline.database())
        .callBacks(100).stream()
            .filter(back -> back.conversationId().equals(call.conversation()))
            .toList();
  }

  private static boolean called(JdbiCalls calls, CallBack back, String user) {
    return hotline
        .transactions()
        .inTransaction(() -> calls.called(back.id(), hotline.clock().instant(), user));
  }

  @Test
  void anEmergencyIsPutThroughAtOnce() {
    ScriptedCall call = call("12345");
    assertThat(call.say("家里着火了")).contains("马上为您转接幺幺九");
    call.silence(1000);
    assertThat(call.line().transfers()).containsExactly("119");
    call.happens(call.spoken()::transferred);
    assertThat(call.events()).contains(new DialogueEvent.PutThrough("119", true));
  }

  @Test
  void whenItCannotBePutThroughTheCallerIsToldWhatToDo() {
    ScriptedCall call = call("12345");
    call.say("家里着火了");
    call.silence(1000);
    int before = call.speaker().said().size();
    call.happens(() -> call.spoken().transferFailed(503));
    call.listen();
    assertThat(String.join("", call.saidSince(before))).contains("请您马上自己拨打幺幺九").contains("不要乘电梯");
  }

  @Test
  void aSubCentreDialledIsPutThroughAndTheRecordStays() {
    ScriptedCall call = call("12366");
    call.silence(1000);
    assertThat(call.line().transfers()).containsExactly("912366");
    assertThat(state(call).dialledNumber()).isEqualTo("12366");
    int before = call.speaker().said().size();
    call.happens(() -> call.spoken().transferFailed(486));
    call.listen();
    assertThat(String.join("", call.saidSince(before))).contains("没有接通").contains("继续为您服务");
    assertThat(call.say("楼下工地半夜施工太吵")).contains("登记");
  }

  @Test
  void aSeatThatTakesTheCallIsRung() {
    ScriptedCall call = call("12345");
    call.say("转人工");
    assertThat(state(call).holder()).isEqualTo(Holder.QUEUE);
    call.happens(() -> hotline.talks().seats().take(call.conversation(), SEAT));
    call.listen();
    call.silence(1000);
    assertThat(call.line().transfers()).containsExactly("sip:8001@10.0.0.5");
  }

  @Test
  void aSeatThatDoesNotAnswerGivesTheCallBackToTheBot() {
    ScriptedCall call = call("12345");
    call.say("转人工");
    call.happens(() -> hotline.talks().seats().take(call.conversation(), SEAT));
    call.listen();
    call.silence(1000);
    int before = call.speaker().said().size();
    call.happens(() -> call.spoken().transferFailed(480));
    call.listen();
    assertThat(String.join("", call.saidSince(before))).contains("要不要我们稍后给您打回去");
    assertThat(state(call).holder()).isEqualTo(Holder.BOT);
    assertThat(call.say("好的")).contains("给您回电话");
    assertThat(callBacks(call))
        .singleElement()
        .satisfies(
            back -> {
              assertThat(back.number()).isEqualTo("13800001234");
              assertThat(back.reason()).isEqualTo(CallBack.Reason.NOT_REACHED);
            });
  }

  @Test
  void whoWaitsHearsHisPlaceAndWhoHangsUpIsCalledBack() {
    ScriptedCall call = call("12345");
    call.say("转人工");
    assertThat(call.silence(60_000)).containsAnyOf("第一位", "前面还有");
    call.happens(call.spoken()::gone);
    assertThat(state(call).holder()).isEqualTo(Holder.CLOSED);
    assertThat(callBacks(call))
        .singleElement()
        .satisfies(back -> assertThat(back.reason()).isEqualTo(CallBack.Reason.ABANDONED));
  }

  @Test
  void whoAsksForACallBackWaitsNoLonger() {
    ScriptedCall call = call("12345");
    call.say("转人工");
    assertThat(call.say("给我回电话")).contains("给您回电话");
    assertThat(state(call).holder()).isEqualTo(Holder.BOT);
    assertThat(callBacks(call))
        .singleElement()
        .satisfies(back -> assertThat(back.reason()).isEqualTo(CallBack.Reason.WANTED));
  }

  @Test
  void whatASeatWritesIsSaid() {
    ScriptedCall call = ScriptedCall.greeted(hotline);
    call.say("转人工");
    call.happens(() -> hotline.talks().seats().take(call.conversation(), SEAT));
    call.listen();
    int before = call.speaker().said().size();
    call.happens(() -> hotline.talks().seats().say(call.conversation(), SEAT, "k1", "您好，请讲。"));
    call.listen();
    assertThat(String.join("", call.saidSince(before))).contains("您好，请讲。");
  }

  @Test
  void theCallbackListIsOrderedAndMarkedOnce() {
    ScriptedCall call = call("12345");
    call.say("给我回电话");
    CallBack back = callBacks(call).getFirst();
    JdbiCalls calls = new JdbiCalls(hotline.database());
    assertThat(called(calls, back, "zuoxi")).isTrue();
    assertThat(called(calls, back, "other")).isFalse();
    assertThat(callBacks(call).getFirst().calledBy()).isEqualTo("zuoxi");
  }
}
