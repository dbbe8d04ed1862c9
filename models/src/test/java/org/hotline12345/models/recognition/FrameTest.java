package org.hotline12345.models.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.hotline12345.speech.Heard;
import org.junit.jupiter.api.Test;

class FrameTest {

  @Test
  void whatIsWrittenIsRead() throws Exception {
    Heard heard =
        new Heard(List.of(new Heard.Hypothesis("丽水", 0.7), new Heard.Hypothesis("", 0.3)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    Frame.audio(7, new short[] {0, 1, -2, 3}, 1, 2).write(out);
    Frame.result(8, heard).write(out);
    Frame.heard(9, 12_345_678_901L, "莲都").write(out);
    Frame.of(Frame.Kind.FAILED, 10, "坏了").write(out);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    Frame audio = Frame.read(in);
    assertThat(audio.kind()).isEqualTo(Frame.Kind.AUDIO);
    assertThat(audio.utterance()).isEqualTo(7);
    assertThat(audio.samples()).containsExactly((short) 1, (short) -2);
    assertThat(Frame.read(in).readings()).isEqualTo(heard);
    Frame progress = Frame.read(in);
    assertThat(progress.samplesHeard()).isEqualTo(12_345_678_901L);
    assertThat(progress.soFar()).isEqualTo("莲都");
    assertThat(Frame.read(in).text()).isEqualTo("坏了");
    assertThatThrownBy(() -> Frame.read(in)).isInstanceOf(EOFException.class);
  }

  @Test
  void aLengthThatCannotBeIsRefusedBeforeItIsBelieved() {
    byte[] huge = {0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 1, 0, 0, 0, 1};
    assertThatThrownBy(() -> Frame.read(new DataInputStream(new ByteArrayInputStream(huge))))
        .isInstanceOf(Frame.ProtocolException.class)
        .hasMessageContaining("expected: 5–");
  }

  @Test
  void garbageEndsInAnErrorAndNothingElse() {
    Random random = new Random(20_261_123);
    for (int round = 0; round < 50_000; round++) {
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      if (bytes.length > 4 && random.nextBoolean()) {
        bytes[0] = 0;
        bytes[1] = 0;
        bytes[2] = 0;
        bytes[3] = (byte) random.nextInt(64);
        bytes[4] = (byte) random.nextInt(10);
      }
      try {
        Frame frame = Frame.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        frame.text();
        frame.samples();
        frame.samplesHeard();
        frame.soFar();
        frame.readings();
      } catch (IOException e) {
        assertThat(e).isInstanceOfAny(EOFException.class, Frame.ProtocolException.class);
      }
    }
  }
}
