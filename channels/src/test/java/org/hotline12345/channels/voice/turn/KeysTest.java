package org.hotline12345.channels.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.dialogue.DialogueEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys, at any time. */
class KeysTest {
  private static Hotline hotline;

  @BeforeAll
  static void open() {
    hotline = ScriptedCall.hotline();
  }

  @AfterAll
  static void close() {
    hotline.close();
  }

  /** Complains up to the question for the phone. */
  private static ScriptedCall askedForPhone() {
    ScriptedCall call = ScriptedCall.greeted(hotline);
    call.say("楼下工地半夜施工太吵");
    call.say("莲都区紫金街道丽阳街八十八号");
    call.say("昨天晚上开始");
    return call;
  }

  @Test
  void zeroFetchesAPerson() {
    ScriptedCall call = ScriptedCall.greeted(hotline);
    assertThat(call.keys("0")).contains("人工");
    assertThat(call.events()).anyMatch(DialogueEvent.PersonWanted.class::isInstance);
  }

  @Test
  void aPhoneIsDialled() {
    ScriptedCall call = askedForPhone();
    assertThat(call.keys("13800001234")).contains("电话记为幺三八零零零零幺二三四");
    assertThat(call.keys("2")).contains("核对");
    assertThat(call.keys("1").replace("，", "")).contains("工单号");
  }

  @Test
  void aPhoneWithAreaCodeEndsWithTheHash() {
    assertThat(askedForPhone().keys("05782123456#")).contains("电话记为零五七八二幺二三四五六");
  }

  @Test
  void aLoneZeroIsAPersonAlsoWhereANumberCouldBegin() {
    ScriptedCall call = askedForPhone();
    call.keys("0");
    assertThat(call.events()).noneMatch(DialogueEvent.PersonWanted.class::isInstance);
    call.silence(5000);
    assertThat(call.events()).anyMatch(DialogueEvent.PersonWanted.class::isInstance);
  }
}
