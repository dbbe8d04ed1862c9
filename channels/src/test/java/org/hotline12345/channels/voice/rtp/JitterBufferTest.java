package org.hotline12345.channels.voice.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hotline12345.channels.voice.rtp.JitterBuffer.Outcome;
import org.junit.jupiter.api.Test;

/** Each packet carries its own number as sound, so what comes out tells which came when. */
class JitterBufferTest {
  private final JitterBuffer buffer = new JitterBuffer();
  private final List<String> out = new ArrayList<>();

  @Test
  void packetsInOrderComeOutInOrderAndNothingIsAdded() {
    for (int i = 0; i < 20; i++) {
      put(i);
      tick();
    }
    assertThat(out).startsWith("0", "1", "2", "3").doesNotContain("lost", "empty");
    assertThat(out).hasSizeBetween(17, 20);
  }

  @Test
  void swappedPacketsArePutBackInOrder() {
    for (int number : new int[] {0, 1, 3, 2, 4, 6, 5, 7, 8}) {
      put(number);
      tick();
    }
    tick(3);
    assertThat(sound()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8");
    assertThat(out).doesNotContain("lost");
  }

  @Test
  void aMissingPacketIsSilenceOfItsLength() {
    for (int number : new int[] {0, 1, 2, 4, 5, 6}) {
      put(number);
      tick();
    }
    tick(3);
    assertThat(String.join(" ", out)).contains("2 lost 4");
  }

  @Test
  void aPacketAfterItsTimeIsLateAndOneTwiceIsADuplicate() {
    for (int number : new int[] {0, 1, 3, 4, 5}) {
      put(number);
      tick();
    }
    tick(3);
    assertThat(put(2)).isEqualTo(Outcome.LATE);
    assertThat(put(6)).isEqualTo(Outcome.KEPT);
    assertThat(put(6)).isEqualTo(Outcome.DUPLICATE);
  }

  @Test
  void aBunchThatWasHeldUpIsHeardWholeAndCaughtUpWith() {
    for (int i = 0; i < 5; i++) {
      put(i);
      tick();
    }
    tick(10);
    for (int i = 5; i < 15; i++) {
      put(i);
    }
    tick(2);
    assertThat(sound()).contains("5", "6", "7", "8", "9", "10");
    tick(4);
    assertThat(sound()).hasSize(15);
    assertThat(out).contains("empty").doesNotContain("lost");
  }

  @Test
  void numbersGoRoundAt65536() {
    for (int i = 65_533; i < 65_541; i++) {
      put(i & 0xFFFF);
      tick();
    }
    tick(3);
    assertThat(sound()).containsExactly("65533", "65534", "65535", "0", "1", "2", "3", "4");
  }

  @Test
  void aWildNumberIsBelievedOnlyWhenTheNextFollowsIt() {
    put(10);
    tick();
    assertThat(put(30_000)).isEqualTo(Outcome.SUSPECT);
    put(11);
    tick(3);
    assertThat(sound()).containsExactly("10", "11");
    assertThat(put(40_000)).isEqualTo(Outcome.SUSPECT);
    assertThat(put(40_001)).isEqualTo(Outcome.KEPT);
    put(40_002);
    tick(3);
    assertThat(sound()).containsExactly("10", "11", "40001", "40002");
  }

  @Test
  void withoutPacketsTimeGoesOnAsSilence() {
    put(1);
    tick(10);
    assertThat(out.stream().filter("empty"::equals).count()).isBetween(7L, 9L);
  }

  @Test
  void packetsOfThirtyMillisecondsKeepTime() {
    for (int i = 0; i < 20; i++) {
      buffer.put(packet(i, 240));
      tick(i % 2 == 0 ? 1 : 2);
    }
    assertThat(sound().size()).isBetween(17, 20);
    assertThat(out).doesNotContain("lost");
    assertThat(out.stream().filter("empty"::equals).count()).isLessThanOrEqualTo(1);
  }

  private Outcome put(int number) {
    return buffer.put(packet(number, JitterBuffer.TICK));
  }

  private static RtpPacket packet(int number, int length) {
    return new RtpPacket(false, 8, number & 0xFFFF, number * length, 7, new byte[length]);
  }

  private void tick() {
    tick(1);
  }

  private void tick(int times) {
    for (int i = 0; i < times; i++) {
      buffer.tick(
          new JitterBuffer.Sink() {
            @Override
            public void voice(RtpPacket packet) {
              out.add(Integer.toString(packet.sequence()));
            }

            @Override
            public void silence(int samples, boolean lost) {
              out.add(lost ? "lost" : "empty");
            }
          });
    }
  }

  private List<String> sound() {
    return out.stream().filter(what -> !what.equals("lost") && !what.equals("empty")).toList();
  }
}
