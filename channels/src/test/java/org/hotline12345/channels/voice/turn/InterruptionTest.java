package org.hotline12345.channels.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.hotline12345.channels.config.VoiceConfig;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.dialogue.DialogueEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who speaks while the bot does, and who says nothing at all. */
class InterruptionTest {
  private static Hotline hotline;

  @BeforeAll
  static void open() {
    hotline = ScriptedCall.hotline();
  }

  @AfterAll
  static void close() {
    hotline.close();
  }

  /** Nothing is sure enough to be taken as said. */
  private static VoiceConfig doubtful(VoiceConfig config) {
    VoiceConfig.Grammar grammar = config.grammar();
    return new VoiceConfig(
        config.turn(),
        new VoiceConfig.Grammar(grammar.phrases(), grammar.dictation(), 100, grammar.perhaps()),
        config.transfer(),
        config.recording(),
        config.sip());
  }

  /** Asks something and lets the bot answer for a moment. */
  private static ScriptedCall answering() {
    ScriptedCall call = ScriptedCall.greeted(hotline);
    call.sound(call.reader().speech("楼下工地半夜施工太吵"));
    call.silence(1500);
    assertThat(call.line().playing()).isTrue();
    return call;
  }

  @Test
  void wordsStopTheBot() {
    ScriptedCall call = answering();
    int before = call.line().hushed();
    short[] speech = call.reader().speech("莲都区碧湖镇");
    // The second word is understood after 320 ms; 200 ms more and the bot must be silent.
    call.sound(java.util.Arrays.copyOf(speech, 8 * 520));
    assertThat(call.line().hushed()).isEqualTo(before + 1);
    assertThat(call.line().playing()).isFalse();
    assertThat(call.events()).anyMatch(DialogueEvent.Interrupted.class::isInstance);
  }

  @Test
  void listeningWordsAndNoiseStopNothing() {
    ScriptedCall call = answering();
    int before = call.line().hushed();
    call.sound(call.reader().speech("嗯嗯"));
    call.silence(700);
    call.sound(ScriptReader.noise(600));
    call.silence(2000);
    assertThat(call.line().hushed()).isEqualTo(before);
    assertThat(call.events()).noneMatch(DialogueEvent.Interrupted.class::isInstance);
    assertThat(call.reader().open()).isZero();
  }

  @Test
  void whatWasNotHeardIsSaidAgain() {
    ScriptedCall call = answering();
    call.sound(call.reader().speech("再说一遍"));
    assertThat(call.line().playing()).isFalse();
    int before = call.speaker().said().size();
    call.silence(1900);
    call.listen();
    assertThat(String.join("", call.saidSince(before))).contains("发生在哪里");
  }

  @Test
  void theGreetingIsNotTalkedOverByNoise() {
    ScriptedCall call = ScriptedCall.call(hotline, "12345", UnaryOperator.identity());
    call.sound(ScriptReader.noise(900));
    call.silence(500);
    call.sound(call.reader().speech("好的"));
    call.silence(500);
    assertThat(call.line().playing()).isTrue();
    call.sound(call.reader().speech("我要投诉工地噪音太吵"));
    assertThat(call.line().playing()).isFalse();
  }

  @Test
  void silenceIsAskedAboutAndAtTheThirdTimeAPersonIsFetched() {
    ScriptedCall call = ScriptedCall.greeted(hotline);
    String said = call.silence(14_000);
    assertThat(said).contains("我在听").doesNotContain("转人工座席");
    said = call.silence(45_000);
    assertThat(said).contains("没有听到您说话").contains("给您转人工座席");
    assertThat(call.events())
        .filteredOn(DialogueEvent.PersonWanted.class::isInstance)
        .singleElement()
        .isEqualTo(new DialogueEvent.PersonWanted("一直没有声音"));
  }

  @Test
  void whatCannotBeUnderstoodThreeTimesLeadsToAPerson() {
    ScriptedCall call = ScriptedCall.greeted(hotline);
    assertThat(call.say("呱唧呱唧滴滴")).contains("没有听清");
    assertThat(call.say("呱唧呱唧滴滴")).contains("还是没有听清");
    assertThat(call.say("呱唧呱唧滴滴")).contains("没能听懂").contains("您排在第");
  }

  @Test
  void halfUnderstoodIsAskedBack() {
    ScriptedCall call = ScriptedCall.call(hotline, "12345", InterruptionTest::doubtful);
    call.listen();
    assertThat(call.say("路灯怀了")).contains("您说的是路灯");
    assertThat(call.say("是的")).contains("登记");
  }

  @Test
  void slowlyMeansWithPauses() {
    ScriptedCall call = answering();
    call.listen();
    assertThat(call.say("慢一点")).contains("说慢一点").contains("发生在哪里");
  }

  @Test
  void nobodyHearsSilenceWhenTheEngineIsSlow() {
    ScriptedCall call = ScriptedCall.greeted(hotline);
    call.hangEngine();
    call.sound(call.reader().speech("路灯坏了"));
    assertThat(call.silence(3000)).contains("请稍等");
    assertThat(call.silence(6000)).contains("还在为您查");
    assertThat(call.silence(12_000)).contains("系统有点慢");
    call.freeEngine();
    assertThat(call.events())
        .anyMatch(event -> event.equals(new DialogueEvent.PersonWanted("系统应答太慢")));
  }

  @Test
  void aRecogniserThatBreaksIsToldAndKeysStillWork() {
    ScriptedCall call = ScriptedCall.greeted(hotline);
    call.reader().breakDown(true);
    assertThat(call.say("路灯坏了")).contains("没有听清");
    assertThat(call.say("路灯坏了")).contains("语音识别现在不可用").contains("您排在第");
    assertThat(call.events()).anyMatch(DialogueEvent.PersonWanted.class::isInstance);
  }

  @Test
  void aRecogniserThatComesBackIsForgiven() {
    ScriptedCall call = ScriptedCall.greeted(hotline);
    call.reader().breakDown(true);
    call.say("路灯坏了");
    call.reader().breakDown(false);
    assertThat(call.say("路灯坏了")).contains("登记");
  }

  @Test
  void eachStageIsTimed() {
    ScriptedCall call = ScriptedCall.greeted(hotline);
    call.say("路灯坏了");
    for (String stage :
        new String[] {"endpoint", "recognition", "engine", "synthesis", "first_packet", "total"}) {
      assertThat(call.meters().timer("hotline.voice.stage", "stage", stage).count())
          .as(stage)
          .isEqualTo(1);
    }
  }
}
