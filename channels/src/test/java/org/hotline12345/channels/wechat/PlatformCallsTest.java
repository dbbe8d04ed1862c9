package org.hotline12345.channels.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.channels.config.WechatConfig;
import org.hotline12345.durability.SharedTokens;
import org.hotline12345.speech.Expected;
import org.hotline12345.speech.Heard;
import org.hotline12345.speech.Sound;
import org.hotline12345.speech.SpeechRecognizer;
import org.hotline12345.store.Database;
import org.hotline12345.store.JdbiSharedTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls we make: token, errors, menu, voice. */
class PlatformCallsTest {
  private final SettableClock clock = SettableClock.at("2026-11-23T09:00");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Troubles troubles = new Troubles(meters, clock);
  private TencentCounterpart platform;
  private Database database;
  private SharedTokens shared;

  @TempDir private Path folder;

  @BeforeEach
  void start() {
    platform = new TencentCounterpart(clock);
    database = Database.inMemory("platform-calls-" + System.nanoTime());
    shared = new JdbiSharedTokens(database);
  }

  @AfterEach
  void stop() {
    assertThat(platform.findings()).isEmpty();
    platform.close();
    database.close();
  }

  private PlatformService node(String name) {
    return new PlatformService(config(), shared, name, clock);
  }

  private WechatConfig config() {
    return RunningAccount.account(platform.address(), Duration.ofSeconds(4), true);
  }

  private Tencent tencent(String node) {
    return new Tencent(node(node), troubles, meters);
  }

  @Test
  void oneTokenServesManyThreadsOfManyNodes() throws Exception {
    List<Callable<Object>> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      PlatformService node = node("node" + i);
      for (int j = 0; j < 12; j++) {
        calls.add(() -> node.getAccessToken(false));
      }
    }
    List<Object> tokens = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Object> token : threads.invokeAll(calls)) {
        tokens.add(token.get());
      }
    }
    assertThat(tokens).hasSize(48).containsOnly(tokens.getFirst());
    assertThat(platform.fetches()).isEqualTo(1);
  }

  @Test
  void theTokenIsRenewedBeforeItEndsAndOthersTakeItOver() {
    PlatformService first = node("first");
    PlatformService second = node("second");
    String before = first.getAccessToken(false);
    clock.advance(Duration.ofMinutes(116));
    first.tokens().keepFresh();
    assertThat(first.getAccessToken(false)).isNotEqualTo(before);
    clock.advance(Duration.ofMinutes(5));
    assertThat(second.getAccessToken(false)).isEqualTo(first.getAccessToken(false));
    assertThat(platform.fetches()).isEqualTo(2);
  }

  @Test
  void aLeaseOfADeadNodeEnds() {
    assertThat(shared.lease("t", "dead", clock.instant(), Duration.ofSeconds(20))).isTrue();
    assertThat(shared.lease("t", "alive", clock.instant(), Duration.ofSeconds(20))).isFalse();
    clock.advance(Duration.ofSeconds(21));
    assertThat(shared.lease("t", "alive", clock.instant(), Duration.ofSeconds(20))).isTrue();
    shared.put("t", "dead", new SharedTokens.Token("late", clock.instant().plusSeconds(60)));
    assertThat(shared.find("t")).isEmpty();
  }

  @Test
  void quotaAndMissingRightsAreToldToTheOperator() {
    Tencent tencent = tencent("node");
    platform.refuse("/cgi-bin/message/custom/send", 45009);
    assertThatThrownBy(() -> tencent.sendText("o", "x"))
        .isInstanceOf(TencentException.class)
        .hasMessageNotContaining("token-");
    assertThat(troubles.now().orElseThrow()).contains("45009").contains("次数已用完");
    platform.refuse("/cgi-bin/message/custom/send", 48001);
    assertThatThrownBy(() -> tencent.sendText("o", "x")).isInstanceOf(TencentException.class);
    assertThat(troubles.now().orElseThrow()).contains("48001").contains("没有这个接口的权限");
    assertThat(
            meters
                .counter("hotline.wechat.errors", "operation", "custom/send", "code", "48001")
                .count())
        .isEqualTo(1);
    clock.advance(Duration.ofHours(1));
    assertThat(troubles.now()).isEmpty();
  }

  @Test
  void menuAndTemplatesAreMadeAsTheFileSays() throws IOException {
    AccountSync sync = new AccountSync(AccountFile.load(null), tencent("node"));
    AccountSync.Difference before = sync.compare();
    assertThat(before.lines())
        .anyMatch(l -> l.startsWith("+ 菜单 转人工"))
        .anyMatch(l -> l.startsWith("! 模板 工单进度通知"));
    sync.apply(before);
    platform.template("工单进度通知");
    assertThat(sync.compare().isEmpty()).isTrue();
    assertThat(sync.compare().lines()).isEmpty();
    Path other = folder.resolve("account.yaml");
    Files.writeString(
        other,
        "menu:\n  - name: 转人工\n    says: 转人工\n  - name: 网站\n    opens: https://example.cn\n");
    AccountSync.Difference next =
        new AccountSync(AccountFile.load(other), tencent("node")).compare();
    assertThat(next.lines())
        .contains("+ 菜单 网站：打开 https://example.cn")
        .anyMatch(l -> l.startsWith("- 菜单 我要办事 / "));
    assertThat(next.menu()).isTrue();
    Files.writeString(
        other, "menus: []\nmenu:\n  - name: a\n  - name: b\n    says: x\n    opens: y\n");
    assertThatThrownBy(() -> AccountFile.load(other))
        .hasMessageContaining("menus: unknown key")
        .hasMessageContaining("menu.a: 0 of says, opens, holds")
        .hasMessageContaining("menu.b: 2 of says, opens, holds");
  }

  @Test
  void amrIsDecodedAndRecognised() throws Exception {
    VoiceDecoder decoder = new VoiceDecoder();
    Assumptions.assumeTrue(decoder.missing().isEmpty(), decoder.missing());
    for (String kind : List.of("amr-nb", "amr-wb")) {
      byte[] file = encoded(kind);
      int rate = kind.equals("amr-nb") ? 8000 : 16000;
      Sound sound = decoder.decode(file);
      assertThat(sound.rate()).isEqualTo(rate);
      assertThat(sound.duration()).isBetween(Duration.ofMillis(900), Duration.ofMillis(1100));
      assertThat(loudness(sound)).isBetween(2000.0, 14000.0);
      Ear ear = new Ear();
      VoiceNotes notes = new VoiceNotes(tencent("node"), ear, decoder);
      assertThat(notes.heard(new Incoming.Voice(platform.upload(file), "", ""))).contains("路灯坏了");
      assertThat(ear.rate).isEqualTo(rate);
      assertThat(ear.samples).isEqualTo(sound.length());
      assertThat(notes.heard(new Incoming.Voice(platform.upload(file), "", "我家着火了")))
          .contains("我家着火了");
      assertThat(notes.heard(new Incoming.Voice(platform.upload(new byte[] {1, 2, 3}), "", "")))
          .isEmpty();
      assertThatThrownBy(() -> decoder.decode(java.util.Arrays.copyOf(file, file.length - 3)))
          .isInstanceOf(UnreadableVoiceException.class);
    }
  }

  private byte[] encoded(String kind) throws Exception {
    return kind.equals("amr-nb") ? narrow() : wide();
  }

  private byte[] narrow() throws Exception {
    Path out = folder.resolve("narrow.amr");
    Process sox;
    try {
      sox =
          new ProcessBuilder(
                  "sox",
                  "-n",
                  "-r",
                  "8000",
                  "-c",
                  "1",
                  "-t",
                  "amr-nb",
                  out.toString(),
                  "synth",
                  "1",
                  "sine",
                  "440",
                  "gain",
                  "-6")
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      return Assumptions.abort("sox is not there");
    }
    sox.getInputStream().readAllBytes();
    Assumptions.assumeTrue(sox.waitFor() == 0, "sox knows no AMR (libsox-fmt-base)");
    return Files.readAllBytes(out);
  }

  private static byte[] wide() {
    WideEncoder encoder;
    try {
      encoder = Native.load("libvo-amrwbenc.so.0", WideEncoder.class);
    } catch (UnsatisfiedLinkError e) {
      return Assumptions.abort("libvo-amrwbenc0 is not there");
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("#!AMR-WB\n".getBytes(StandardCharsets.US_ASCII));
    Pointer state = encoder.E_IF_init();
    byte[] frame = new byte[64];
    for (int f = 0; f < 50; f++) {
      short[] speech = new short[320];
      for (int i = 0; i < speech.length; i++) {
        speech[i] = (short) (16000 * Math.sin(2 * Math.PI * 440 * (f * 320 + i) / 16000));
      }
      file.write(frame, 0, encoder.E_IF_encode(state, (short) 8, speech, frame, (short) 0));
    }
    encoder.E_IF_exit(state);
    return file.toByteArray();
  }

  /** {@code vo-amrwbenc/enc_if.h}, whose names these are. */
  @SuppressWarnings("MethodName")
  interface WideEncoder extends Library {
    Pointer E_IF_init();

    int E_IF_encode(Pointer state, short mode, short[] speech, byte[] out, short dtx);

    void E_IF_exit(Pointer state);
  }

  private static double loudness(Sound sound) {
    double sum = 0;
    for (short sample : sound.samples()) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / sound.length());
  }

  /** Hears always the same, and notes what it was given. */
  private static final class Ear implements SpeechRecognizer {
    private int rate;
    private int samples;

    @Override
    public Utterance begin(Expected expected, int given) {
      rate = given;
      samples = 0;
      return new Utterance() {
        @Override
        public String hear(short[] heard, int offset, int length) {
          samples += length;
          return "";
        }

        @Override
        public Heard end() {
          return new Heard(List.of(new Heard.Hypothesis("路灯坏了", 0.9)));
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public String missing() {
      return "";
    }

    @Override
    public void close() {}
  }
}
