package org.hotline12345.channels.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.speech.Expected;
import org.hotline12345.workorder.WorkOrder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole calls on the real engine. */
class VoiceDialogueTest {
  private static Hotline hotline;

  @BeforeAll
  static void open() {
    hotline = ScriptedCall.hotline();
  }

  @AfterAll
  static void close() {
    hotline.close();
  }

  /** Complains until only 确认 is missing; what was said last. */
  private static String complain(ScriptedCall call) {
    assertThat(call.say("楼下工地半夜施工太吵")).contains("发生在哪里");
    assertThat(call.say("莲都区紫金街道丽阳街八十八号")).contains("地点记为").contains("什么时候");
    assertThat(call.say("昨天晚上开始")).contains("电话");
    assertThat(call.say("幺三八零零零零幺二三四")).contains("电话记为幺三八零零零零幺二三四").contains("保密");
    return call.say("不需要");
  }

  @Test
  void aComplaintBecomesAnOrder() {
    ScriptedCall call = ScriptedCall.greeted(hotline);
    assertThat(complain(call)).contains("核对").contains("丽阳街").contains("幺三八零零零零幺二三四");
    String told = call.say("确认");
    WorkOrder order = hotline.orders().desk().ofConversation(call.conversation()).getFirst();
    String digits = SpokenReplies.digits(order.number().substring(2));
    assertThat(told.replace("，", "")).contains(digits);
    assertThat(call.reader().open()).isZero();
  }

  @Test
  void aPhoneIsCorrectedByVoice() {
    ScriptedCall call = ScriptedCall.greeted(hotline);
    complain(call);
    assertThat(call.say("不是三四是五四")).contains("幺三八零零零零幺二五四");
  }

  @Test
  void theGreetingNamesTheLineThatWasDialled() {
    ScriptedCall call = ScriptedCall.call(hotline, "12393", UnaryOperator.identity());
    call.listen();
    assertThat(String.join("", call.speaker().said())).contains("医疗保障");
  }

  @Test
  void eachStateHasItsGrammarAndItIsBounded() {
    ScriptedCall call = ScriptedCall.greeted(hotline);
    complain(call);
    List<Expected> grammars = call.reader().expected();
    assertThat(grammars)
        .allSatisfy(
            expected ->
                assertThat(((Expected.Phrases) expected).phrases())
                    .contains("转人工", "着火了")
                    .hasSizeLessThanOrEqualTo(600));
    assertThat(((Expected.Phrases) grammars.get(1)).phrases()).contains("莲都区", "碧湖镇");
    assertThat(((Expected.Phrases) grammars.get(3)).phrases()).contains("幺", "零");
  }

  @Test
  void everyReadingIsKeptForTheSeat() {
    ScriptedCall call = ScriptedCall.greeted(hotline);
    call.say("楼下工地半夜施工太吵", "楼下公地半夜施工太早");
    assertThat(call.events())
        .filteredOn(DialogueEvent.HeardAs.class::isInstance)
        .singleElement()
        .satisfies(
            event ->
                assertThat(((DialogueEvent.HeardAs) event).readings())
                    .extracting(DialogueEvent.Reading::text)
                    .containsExactly("楼下工地半夜施工太吵", "楼下公地半夜施工太早"));
  }
}
