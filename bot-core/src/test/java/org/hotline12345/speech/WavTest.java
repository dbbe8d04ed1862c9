package org.hotline12345.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WavTest {
  private static final short[] SAMPLES = {0, 1, -1, 32_767, -32_768, 1234};

  @Test
  void whatIsWrittenIsRead() throws Exception {
    Sound read = Wav.parse(Wav.write(Sound.of(SAMPLES, 8000)));
    assertThat(read.rate()).isEqualTo(8000);
    assertThat(read.samples()).isEqualTo(SAMPLES);
  }

  @Test
  void aLengthFromAStreamingWriterEndsWithTheBytes() throws Exception {
    byte[] wav = Wav.write(Sound.of(SAMPLES, 22_050));
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(40, 0x7FFFF000);
    assertThat(Wav.parse(wav).samples()).isEqualTo(SAMPLES);
  }

  /** Values of ITU-T G.711, tables 1 and 2. */
  @Test
  void g711IsExpanded() throws Exception {
    byte[] coded = {(byte) 0xD5, 0x55, (byte) 0xAA, 0x2A};
    assertThat(Wav.parse(coded(6, coded)).samples())
        .containsExactly((short) 8, (short) -8, (short) 32_256, (short) -32_256);
    byte[] mu = {(byte) 0xFF, 0x7F, (byte) 0x80, 0x00};
    assertThat(Wav.parse(coded(7, mu)).samples())
        .containsExactly((short) 0, (short) 0, (short) 32_124, (short) -32_124);
  }

  @Test
  void twoChannelsBecomeOne() throws Exception {
    byte[] wav = Wav.write(Sound.of(new short[] {100, 300, -50, -150}, 8000));
    wav[22] = 2;
    assertThat(Wav.parse(wav).samples()).containsExactly((short) 200, (short) -100);
  }

  @Test
  void whatIsNoSoundIsNamed() {
    assertThatThrownBy(() -> Wav.parse("hello, no sound".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Wav.FormatException.class)
        .hasMessageContaining("expected: a wav file");
    byte[] float32 = Wav.write(Sound.of(SAMPLES, 8000));
    float32[20] = 3;
    assertThatThrownBy(() -> Wav.parse(float32)).hasMessageContaining("format 3");
  }

  @Test
  void damagedFilesNeverDoWorseThanAnError() {
    Random random = new Random(42);
    byte[] good = Wav.write(Sound.of(SAMPLES, 8000));
    for (int i = 0; i < 20_000; i++) {
      byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
      for (int flips = random.nextInt(6); flips > 0 && bad.length > 0; flips--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try {
        Wav.parse(bad);
      } catch (Wav.FormatException e) {
        assertThat(e).hasMessageContaining("expected");
      }
    }
  }

  private static byte[] coded(int format, byte[] data) {
    ByteBuffer out = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(Wav.write(Sound.of(new short[0], 8000)));
    out.putShort(20, (short) format).putShort(34, (short) 8).putInt(40, data.length);
    return out.put(44, data).array();
  }
}
