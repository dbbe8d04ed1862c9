package org.hotline12345.channels.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.hotline12345.channels.wiring.Hotline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who holds a button to talk decides himself when he has finished. */
class HoldToTalkTest {
  private static Hotline hotline;

  @BeforeAll
  static void open() {
    hotline = ScriptedCall.hotline();
  }

  @AfterAll
  static void close() {
    hotline.close();
  }

  @Test
  void aPauseEndsNothingWhileTheButtonIsHeld() {
    ScriptedCall call = ScriptedCall.greeted(hotline);
    call.happens(call.spoken()::press);
    call.sound(call.reader().speech("身份证丢了怎么补办"));
    assertThat(call.silence(3000)).isEmpty();
    assertThat(call.reader().open()).isEqualTo(1);
    int before = call.speaker().said().size();
    call.happens(call.spoken()::finish);
    assertThat(String.join("", call.saidSince(before))).contains("身份证");
  }

  @Test
  void pressingStopsWhatIsBeingSaid() {
    ScriptedCall call = ScriptedCall.greeted(hotline);
    call.sound(call.reader().speech("身份证丢了怎么补办"));
    call.silence(1000);
    assertThat(call.line().playing()).isTrue();
    call.happens(call.spoken()::press);
    assertThat(call.line().playing()).isFalse();
  }

  @Test
  void whoHoldsToTalkIsNotAskedWhyHeIsSilentUntilHeGoesHandsFree() {
    ScriptedCall call = ScriptedCall.greeted(hotline);
    call.happens(call.spoken()::press);
    call.happens(call.spoken()::finish);
    assertThat(call.silence(30_000)).isEmpty();
    call.happens(call.spoken()::handsFree);
    assertThat(call.silence(8000)).contains("我在听");
  }
}
