package org.hotline12345.channels.voice.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hotline12345.speech.Sound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings are whole, secret, and never in the way of a call. */
class RecordingsTest {
  private static final String CALL = "00000000-0000-0000-0000-000000000001";
  private static final int PACKET = 160;
  private static final int HEADER = 44;

  @TempDir Path folder;

  private static short[] constant(int length, int value) {
    short[] samples = new short[length];
    Arrays.fill(samples, (short) value);
    return samples;
  }

  private Recordings record(List<String> failures) {
    Recordings recordings = new Recordings(folder.resolve("recordings"), RecordingKey.in(folder));
    try (CallRecorder recorder = recordings.begin(CALL, 8000, failures::add)) {
      recorder.play(Sound.of(constant(8000, 77), 8000));
      for (int i = 0; i < 100; i++) {
        recorder.heard(constant(PACKET, 1234));
      }
    }
    return recordings;
  }

  @Test
  void bothSidesAreKeptAndNothingCanBeReadWithoutTheKey() throws Exception {
    List<String> failures = new ArrayList<>();
    ByteBuffer wav = ByteBuffer.wrap(record(failures).wav(CALL)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(failures).isEmpty();
    assertThat(wav.capacity()).isEqualTo(HEADER + 100 * PACKET * 4);
    assertThat(wav.getShort(HEADER)).isEqualTo((short) 1234);
    assertThat(wav.getShort(HEADER + 2)).isEqualTo((short) 77);
    assertThat(wav.getShort(HEADER + 12_000 * 4 + 2)).isZero();
    Path key = folder.resolve(RecordingKey.FILE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    Files.delete(key);
    Recordings others = new Recordings(folder.resolve("recordings"), RecordingKey.in(folder));
    assertThatThrownBy(() -> others.wav(CALL)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void oneBitChangedIsNoticed() throws Exception {
    Recordings recordings = record(new ArrayList<>());
    Path file = folder.resolve("recordings").resolve(CALL + ".rec");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> recordings.wav(CALL)).hasMessageContaining("was changed");
  }

  @Test
  void aDiskThatCannotBeWrittenEndsTheRecordingNotTheCall() throws Exception {
    Files.writeString(folder.resolve("recordings"), "a file where the folder should be");
    List<String> failures = new ArrayList<>();
    record(failures);
    assertThat(failures).containsExactly("磁盘已满或不可写，录音中断");
  }
}
