package org.hotline12345.channels.voice.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodecTest {

  /** Values of ITU-T G.711, tables 1a and 2a, brought to 16 bits. */
  @Test
  void knowsTheValuesOfTheStandard() {
    assertThat(Codec.PCMA.decode(bytes(0xD5, 0x55, 0xAA, 0x2A)))
        .containsExactly((short) 8, (short) -8, (short) 32256, (short) -32256);
    assertThat(Codec.PCMU.decode(bytes(0xFF, 0x7F, 0x80, 0x00)))
        .containsExactly((short) 0, (short) 0, (short) 32124, (short) -32124);
    assertThat(Codec.PCMA.encode((short) 0)).isEqualTo((byte) 0xD5).isEqualTo(Codec.PCMA.silence());
    assertThat(Codec.PCMU.encode((short) 0)).isEqualTo((byte) 0xFF).isEqualTo(Codec.PCMU.silence());
  }

  @ParameterizedTest
  @EnumSource
  void whatWasDecodedEncodesToItself(Codec codec) {
    for (int code = 0; code < 256; code++) {
      short sample = codec.decode(bytes(code))[0];
      if (sample != 0) {
        assertThat(codec.encode(sample)).as("code %d", code).isEqualTo((byte) code);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theErrorIsSmallBesideTheSample(Codec codec) {
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample += 7) {
      short back = codec.decode(new byte[] {codec.encode((short) sample)})[0];
      assertThat(Math.abs(back - sample))
          .as("sample %d", sample)
          .isLessThanOrEqualTo(Math.max(16, Math.abs(sample) / 16));
    }
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
