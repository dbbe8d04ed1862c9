package org.hotline12345.models.speaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.hotline12345.speech.Sound;
import org.hotline12345.speech.SpeechSynthesizer;
import org.hotline12345.speech.SynthesisException;
import org.hotline12345.speech.Wav;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoicesTest {
  @TempDir private static Path folder;

  private static Sound tone(int millis, int rate) {
    short[] samples = new short[millis * rate / 1000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (9000 * Math.sin(2 * Math.PI * 300 * i / rate));
    }
    return Sound.of(samples, rate);
  }

  @Nested
  class Prompts implements SynthesizerContract {
    @Override
    public SpeechSynthesizer voice() {
      try {
        Path prompts = Files.createDirectories(folder.resolve("prompts"));
        Files.write(prompts.resolve("您好.wav"), Wav.write(tone(500, 16_000)));
        Files.write(prompts.resolve("再见.wav"), Wav.write(tone(300, 8000)));
        return RecordedPrompts.in(prompts);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Test
    void sentencesAreJoinedAndOthersLeftToOtherVoices() {
      assertThat(voice().say("您好！再见。").duration().toMillis()).isBetween(800L, 2000L);
      assertThatThrownBy(() -> voice().say("您好。工单已受理。")).isInstanceOf(SynthesisException.class);
    }
  }

  @Nested
  class Units implements SynthesizerContract {
    @Override
    public UnitVoice voice() {
      try {
        Path pack = Files.createDirectories(folder.resolve("pack/64k/hsk"));
        for (String unit :
            List.of("您好", "编号", "零", "三", "li2", "shui3", "shi4", "ai2", "ai1", "si1")) {
          Files.write(pack.resolve("cmn-" + unit + ".wav"), Wav.write(tone(250, 22_050)));
        }
        return UnitVoice.in(folder.resolve("pack"));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Test
    void longWordsComeFirstAndPlacesAreReadRight() {
      assertThat(voice().units("编号30丽水市")).containsExactly("编号", "三", "零", "li2", "shui3", "shi4");
      assertThat(voice().units("S")).containsExactly("ai2", "si1");
    }

    @Test
    void whatIsNotRecordedIsRefused() {
      assertThatThrownBy(() -> voice().say("编号七")).isInstanceOf(SynthesisException.class);
      assertThatThrownBy(() -> UnitVoice.in(folder.resolve("prompts-not-there")))
          .isInstanceOf(RuntimeException.class);
    }
  }

  @Nested
  class Espeak implements SynthesizerContract {
    @Override
    public EspeakVoice voice() {
      EspeakVoice voice = new EspeakVoice(EspeakVoice.PROGRAM, Duration.ofSeconds(20));
      assumeTrue(
          voice.missing().isEmpty(), "espeak-ng is not installed (apt-get install espeak-ng)");
      return voice;
    }

    @Test
    void aLongerTextLastsLonger() {
      assertThat(voice().say("丽水市莲都区碧湖镇，工单编号三五七九。").length())
          .isGreaterThan(3 * voice().say("您好").length());
    }

    @Test
    void aMissingProgramIsNamed() {
      EspeakVoice absent = new EspeakVoice("no-such-espeak", Duration.ofSeconds(1));
      assertThat(absent.missing()).contains("no-such-espeak").contains("apt-get install");
      assertThatThrownBy(() -> absent.say("您好")).isInstanceOf(SynthesisException.class);
    }

    @Test
    void theProgramIsGivenPinyin() {
      assertThat(PinyinText.shipped().of("丽水，12。")).isEqualTo("li2 shui3, yi1 er4.\n");
    }
  }

  @Nested
  class Remote implements SynthesizerContract {
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile byte[] answer = Wav.write(tone(500, 24_000));
    private volatile int status = 200;
    private volatile boolean hang;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
      server.createContext(
          "/v1/audio/speech",
          exchange -> {
            asked.set(
                exchange.getRequestHeaders().getFirst("Authorization")
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, 0);
            if (hang) {
              try {
                over.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }
            exchange.getResponseBody().write(answer);
            exchange.close();
          });
      server.start();
    }

    @AfterEach
    void stop() {
      over.countDown();
      server.stop(0);
    }

    @Override
    public RemoteVoice voice() {
      return voice(Duration.ofSeconds(20));
    }

    private RemoteVoice voice(Duration limit) {
      URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/");
      return new RemoteVoice(new RemoteVoice.Server(base, "m", "v", "key", limit));
    }

    @Test
    void theQuestionIsAsTheInterfaceWantsIt() {
      voice().say("您好");
      assertThat(asked.get())
          .startsWith("Bearer key")
          .contains("\"input\":\"您好\"", "\"voice\":\"v\"", "\"response_format\":\"wav\"");
    }

    @Test
    void rawPcmIsUnderstoodAndAnythingElseRefused() {
      byte[] wav = Wav.write(tone(500, 24_000));
      answer = java.util.Arrays.copyOfRange(wav, 44, wav.length);
      assertThat(voice().say("您好").duration().toMillis()).isBetween(490L, 510L);
      answer = "{\"error\":\"no\"}".getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> voice().say("您好")).isInstanceOf(SynthesisException.class);
      status = 500;
      assertThatThrownBy(() -> voice().say("您好")).hasMessageContaining("status 500");
    }

    @Test
    void aServerThatHangsIsLeft() {
      hang = true;
      assertThatThrownBy(() -> voice(Duration.ofMillis(300)).say("您好"))
          .isInstanceOf(SynthesisException.class)
          .hasMessageContaining("300 ms");
    }
  }

  @Nested
  class InOrder implements SynthesizerContract {
    @Override
    public Speaking voice() {
      return new Speaking(List.of(new Prompts().voice()), 1 << 20);
    }

    @Test
    void theNextVoiceSpeaksWhenOneCannot() {
      Speaking speaking =
          new Speaking(
              List.of(
                  text -> {
                    throw new SynthesisException("cannot", null);
                  },
                  text -> tone(100, 8000)),
              0);
      assertThat(speaking.say("您好").length()).isEqualTo(800);
      assertThatThrownBy(() -> new Speaking(List.of(), 0).say("您好"))
          .isInstanceOf(SynthesisException.class)
          .hasMessageContaining("没有可用的语音合成");
    }

    @Test
    void whatWasSaidIsKeptWithinItsBytes() {
      AtomicInteger asked = new AtomicInteger();
      Speaking speaking =
          new Speaking(
              List.of(
                  text -> {
                    asked.incrementAndGet();
                    return tone(100, 8000);
                  }),
              4000);
      speaking.say("一");
      speaking.say("二");
      speaking.say("一");
      assertThat(asked).hasValue(2);
      // The third pushes out 二, the longest unused.
      speaking.say("三");
      speaking.say("一");
      assertThat(asked).hasValue(3);
      speaking.say("二");
      assertThat(asked).hasValue(4);
      assertThat(speaking.bytesKept()).isLessThanOrEqualTo(4000);
    }
  }
}
