package org.hotline12345.seat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.calendar.Festivals;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.ReplyKind;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.organisation.Gazetteer;
import org.junit.jupiter.api.Test;

class CaseSummaryTest {
  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

  private static List<RecordedEvent> events(DialogueEvent... events) {
    List<RecordedEvent> recorded = new ArrayList<>();
    for (DialogueEvent event : events) {
      recorded.add(new RecordedEvent(recorded.size() + 1, NOW, event));
    }
    return recorded;
  }

  private static DialogueEvent said(String text) {
    return new DialogueEvent.CitizenSaid("k-" + text, text);
  }

  private static DialogueEvent replied(ReplyKind kind, String text) {
    return new DialogueEvent.BotReplied("k", Reply.of(kind, text));
  }

  @Test
  void tellsWhatTheCitizenCameWithAndWhyAPersonIsWanted() {
    CaseSummary summary =
        CaseSummary.of(
            events(
                new DialogueEvent.Opened(Channel.VOICE, "12345"),
                replied(ReplyKind.SMALLTALK, "您好"),
                said("水费突然变多"),
                replied(ReplyKind.ANSWER, "先查漏"),
                new DialogueEvent.NotUnderstood("k"),
                said("转人工"),
                new DialogueEvent.PersonWanted("citizen"),
                replied(ReplyKind.HANDOFF, "正在转接"),
                said("表也不准"),
                replied(ReplyKind.HANDOFF, "记下了")));
    assertThat(summary.wants()).containsExactly("水费突然变多", "表也不准");
    assertThat(summary.reason()).isEqualTo("citizen");
    assertThat(summary.notUnderstood()).isEqualTo(1);
  }

  @Test
  void aPictureAndTheWishForAPersonAreNoMatterToLookUp() {
    assertThat(
            CaseSummary.latest(
                events(
                    new DialogueEvent.Opened(Channel.WECHAT, ""),
                    said("水费突然变多"),
                    replied(ReplyKind.ANSWER, "先查漏"),
                    said("转人工"),
                    new DialogueEvent.PersonWanted("citizen"),
                    replied(ReplyKind.HANDOFF, "正在转接"),
                    said("[图片]"))))
        .isEqualTo("水费突然变多");
  }

  @Test
  void whatWasCutOffIsToldUntilTheCitizenSpeaksAgain() {
    DialogueEvent cut = new DialogueEvent.Interrupted("再打客服电话。");
    assertThat(CaseSummary.of(events(said("停水了"), cut)).unheard()).isEqualTo("再打客服电话。");
    assertThat(CaseSummary.of(events(said("停水了"), cut, said("什么时候来水"))).unheard()).isEmpty();
  }

  @Test
  void anOrderIsDraftedFromWhatWasSaidToASeat() {
    FactExtractor extractor =
        new FactExtractor(
            Gazetteer.shipped(), Festivals.shipped(), SettableClock.at("2026-11-23T09:00"));
    OrderDraft draft =
        OrderDraft.of(
            events(
                said("转人工"),
                new DialogueEvent.PersonWanted("citizen"),
                replied(ReplyKind.HANDOFF, "正在转接"),
                new DialogueEvent.SeatTook("zuoxi", "1号座席"),
                said("莲都区碧湖镇人民街的路灯坏了"),
                said("对的"),
                said("我姓陈，电话13800001234，要保密")),
            extractor);
    assertThat(draft.what()).isEqualTo("莲都区碧湖镇人民街的路灯坏了");
    assertThat(draft.place()).contains("碧湖镇");
    assertThat(draft.phone()).isEqualTo("13800001234");
    assertThat(draft.name()).contains("陈");
    assertThat(draft.confidential()).isTrue();
  }
}
