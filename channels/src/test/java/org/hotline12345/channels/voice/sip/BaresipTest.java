package org.hotline12345.channels.voice.sip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.hotline12345.speech.Sound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of a real telephone. */
@Timeout(90)
class BaresipTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir private Path folder;
  @TempDir private Path other;
  @TempDir private Path settings;

  private final Listening listening = new Listening();

  @BeforeEach
  void need() {
    Programs.need("baresip", "baresip-core");
  }

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void speechKeysHoldAndAnswerGoThrough(String transport) throws Exception {
    listening.greet(line -> line.play(Listening.tone(700, 1000)));
    try (Endpoint endpoint = new Endpoint(settings, listening);
        Baresip phone = new Baresip(folder, speech(folder), transport)) {
      String suffix = transport.equals("udp") ? "" : ";transport=tcp";
      phone.command("dial", "sip:12345@127.0.0.1:" + endpoint.port + suffix);
      Listening.Line line = listening.next();
      assertThat(line.line.facts().dialled()).isEqualTo("12345");
      await()
          .atMost(LONG)
          .untilAsserted(
              () -> {
                assertThat(line.told).contains("played");
                assertThat(line.loud()).isGreaterThan(10_000);
              });
      assertThat(line.hertz()).isBetween(390.0, 450.0);

      phone.command("sndcode", "5");
      await().atMost(LONG).untilAsserted(() -> assertThat(line.keys()).isEqualTo("5"));

      phone.command("hold", "");
      await().atMost(LONG).untilAsserted(() -> assertThat(line.told).endsWith("held"));
      phone.command("resume", "");
      await().atMost(LONG).untilAsserted(() -> assertThat(line.told).endsWith("resumed"));

      phone.command("hangup", "");
      await().atMost(LONG).untilAsserted(() -> assertThat(line.told).endsWith("ended"));
      await().atMost(LONG).untilAsserted(() -> assertThat(loud(phone)).isBetween(7000, 8500));
      assertThat(endpoint.packets("lost")).isLessThan(50);
    }
  }

  @Test
  void aCallIsPutThroughToASecondTelephone() throws Exception {
    try (Endpoint endpoint = new Endpoint(settings, listening);
        Baresip phone = new Baresip(folder, speech(folder), "udp");
        Baresip seat = new Baresip(other, speech(other), "udp")) {
      phone.command("dial", "sip:12345@127.0.0.1:" + endpoint.port);
      Listening.Line line = listening.next();
      await().atMost(LONG).untilAsserted(() -> assertThat(line.loud()).isPositive());
      line.line.transfer(seat.address());
      await()
          .atMost(LONG)
          .untilAsserted(() -> assertThat(line.told).contains("transferred", "ended"));
      // The two telephones hear each other.
      await().atMost(LONG).untilAsserted(() -> assertThat(loud(seat)).isGreaterThan(2000));
    }
  }

  private static int loud(Baresip phone) throws IOException {
    int loud = 0;
    for (short sample : phone.heard()) {
      loud += Math.abs(sample) > 100 ? 1 : 0;
    }
    return loud;
  }

  /** Ten seconds of a tone, as a wav file. */
  private static Path speech(Path folder) throws IOException {
    Sound tone = Listening.tone(400, 10_000);
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * tone.length()).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(US_ASCII))
        .putInt(36 + 2 * tone.length())
        .put("WAVEfmt ".getBytes(US_ASCII));
    wav.putInt(16).putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16_000);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(US_ASCII)).putInt(2 * tone.length());
    for (short sample : tone.samples()) {
      wav.putShort(sample);
    }
    return Files.write(folder.resolve("speech.wav"), wav.array());
  }
}
