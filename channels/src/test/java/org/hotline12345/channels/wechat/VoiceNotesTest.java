package org.hotline12345.channels.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.listening.ExpectedSpeech;
import org.hotline12345.listening.Interpreter;
import org.hotline12345.listening.Interpreter.Meaning;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.Gazetteer;
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

/** Voice messages: their formats, and what is made of what was heard. */
class VoiceNotesTest {
  private static final Gazetteer GAZETTEER = Gazetteer.shipped();

  private final SettableClock clock = SettableClock.at("2026-11-23T09:00");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Ear ear = new Ear();
  private TencentCounterpart platform;
  private Database database;

  @TempDir private Path folder;

  @BeforeEach
  void start() {
    platform = new TencentCounterpart(clock);
    database = Database.inMemory("voice-notes-" + System.nanoTime());
  }

  @AfterEach
  void stop() {
    assertThat(platform.findings()).isEmpty();
    platform.close();
    database.close();
  }

  private VoiceNotes notes(boolean dictation) {
    Tencent tencent =
        new Tencent(
            new PlatformService(
                RunningAccount.account(platform.address(), Duration.ofSeconds(4), true),
                new JdbiSharedTokens(database),
                "node",
                clock),
            new Troubles(meters, clock),
            meters);
    return new VoiceNotes(
        tencent,
        new WechatChannel.Listening(
            ear,
            new ExpectedSpeech(
                new ExpectedSpeech.Settings(300, dictation),
                GAZETTEER,
                Departments.shipped(GAZETTEER),
                () -> List.of("路灯坏了怎么办")),
            new Interpreter(new Interpreter.Settings(0.7, 0.5)),
            0.5),
        new VoiceDecoder());
  }

  private static Conversation fresh() {
    return Conversation.of(
        "c",
        List.of(
            new RecordedEvent(
                1, java.time.Instant.EPOCH, new DialogueEvent.Opened(Channel.WECHAT, null))));
  }

  private Incoming.Voice voice(byte[] file, String format, String recognition) {
    return new Incoming.Voice(platform.upload(file), "", format, recognition);
  }

  private static void need(VoiceDecoder decoder) {
    Assumptions.assumeTrue(decoder.missing().isEmpty(), decoder.missing());
  }

  @Test
  void amrAndSpeexAreDecodedAndRecognised() throws Exception {
    VoiceDecoder decoder = new VoiceDecoder();
    need(decoder);
    for (String kind : List.of("amr-nb", "amr-wb", "speex", "speex with lengths")) {
      byte[] file =
          switch (kind) {
            case "amr-nb" -> narrow();
            case "amr-wb" -> wide();
            default -> speex(kind.contains("lengths"));
          };
      String format = kind.startsWith("speex") ? "speex" : "amr";
      int rate = kind.equals("amr-nb") ? 8000 : 16000;
      Sound sound = decoder.decode(file, format);
      assertThat(sound.rate()).isEqualTo(rate);
      assertThat(sound.duration()).isBetween(Duration.ofMillis(900), Duration.ofMillis(1100));
      assertThat(loudness(sound)).as(kind).isBetween(2000.0, 14000.0);
      assertThat(crossings(sound)).as(kind + ": a tone of 440 Hz").isBetween(850, 910);
      ear.hears = "路灯坏了怎么办";
      assertThat(notes(false).heard(voice(file, format, ""), fresh()))
          .isEqualTo(new Meaning.Words("路灯坏了怎么办"));
      assertThat(ear.rate).isEqualTo(rate);
      assertThat(ear.samples).isEqualTo(sound.length());
      assertThat(ear.expected).isInstanceOf(Expected.Phrases.class);
      assertThatThrownBy(
              () -> decoder.decode(java.util.Arrays.copyOf(file, file.length - 3), format))
          .isInstanceOf(UnreadableVoiceException.class);
    }
    assertThat(notes(false).heard(voice(new byte[] {1, 2, 3}, "amr", ""), fresh()))
        .isEqualTo(new Meaning.Nothing());
    assertThatThrownBy(() -> decoder.decode(new byte[0], "speex"))
        .isInstanceOf(UnreadableVoiceException.class);
  }

  @Test
  void thePlatformsRecognitionIsOneMoreHypothesis() throws Exception {
    need(new VoiceDecoder());
    byte[] file = narrow();
    ear.hears = "路灯坏了怎么办";
    assertThat(notes(false).heard(voice(file, "amr", "我家着火了"), fresh()))
        .as("an emergency goes before all")
        .isEqualTo(new Meaning.Words("我家着火了"));
    assertThat(notes(false).heard(voice(file, "amr", "路灯换了怎么办"), fresh()))
        .as("both heard about the same")
        .isEqualTo(new Meaning.Words("路灯坏了怎么办"));
    assertThat(notes(false).heard(voice(file, "amr", "幼儿园什么时候报名"), fresh()))
        .as("dictation goes before a choice among phrases")
        .isEqualTo(new Meaning.Words("幼儿园什么时候报名"));
    ear.hears = "我家着火了";
    assertThat(notes(false).heard(voice(file, "amr", "幼儿园什么时候报名"), fresh()))
        .isEqualTo(new Meaning.Words("我家着火了"));
    assertThat(notes(false).heard(voice(new byte[] {1}, "amr", "幼儿园什么时候报名"), fresh()))
        .isEqualTo(new Meaning.Words("幼儿园什么时候报名"));
  }

  @Test
  void whatWasPerhapsSaidIsAskedBackAndADictationIsTaken() throws Exception {
    need(new VoiceDecoder());
    byte[] file = narrow();
    ear.hears = "路灯怎么";
    assertThat(notes(false).heard(voice(file, "amr", ""), fresh()))
        .as("half a phrase is not taken as said")
        .isNotInstanceOf(Meaning.Words.class);
    ear.hears = "";
    assertThat(notes(false).heard(voice(file, "amr", ""), fresh()))
        .isEqualTo(new Meaning.Nothing());
    ear.hears = "幼儿园什么时候报名";
    assertThat(notes(true).heard(voice(file, "amr", ""), fresh()))
        .isEqualTo(new Meaning.Words("幼儿园什么时候报名"));
    assertThat(ear.expected).isInstanceOf(Expected.Anything.class);
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
    } catch (java.io.IOException e) {
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
      file.write(frame, 0, encoder.E_IF_encode(state, (short) 8, tone(f), frame, (short) 0));
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

  private static byte[] speex(boolean lengths) {
    SpeexEncoder encoder;
    try {
      encoder = Native.load("libspeex.so.1", SpeexEncoder.class);
    } catch (UnsatisfiedLinkError e) {
      return Assumptions.abort("libspeex1 is not there");
    }
    Pointer state = encoder.speex_encoder_init(encoder.speex_lib_get_mode(1));
    com.sun.jna.Memory bits = new com.sun.jna.Memory(128);
    bits.clear();
    encoder.speex_bits_init(bits);
    // SPEEX_SET_QUALITY: 7 gives the platform's frames of 60 bytes.
    encoder.speex_encoder_ctl(state, 4, new com.sun.jna.ptr.IntByReference(7));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    byte[] frame = new byte[200];
    for (int f = 0; f < 50; f++) {
      encoder.speex_bits_reset(bits);
      encoder.speex_encode_int(state, tone(f), bits);
      int length = encoder.speex_bits_write(bits, frame, frame.length);
      assertThat(length).isEqualTo(60);
      if (lengths) {
        file.write(length);
      }
      file.write(frame, 0, length);
    }
    encoder.speex_bits_destroy(bits);
    encoder.speex_encoder_destroy(state);
    return file.toByteArray();
  }

  /** 20 ms at 16 kHz. */
  private static short[] tone(int frame) {
    short[] speech = new short[320];
    for (int i = 0; i < speech.length; i++) {
      speech[i] = (short) (16000 * Math.sin(2 * Math.PI * 440 * (frame * 320 + i) / 16000));
    }
    return speech;
  }

  /** {@code speex/speex.h}, whose names these are. */
  @SuppressWarnings("MethodName")
  interface SpeexEncoder extends Library {
    Pointer speex_lib_get_mode(int mode);

    Pointer speex_encoder_init(Pointer mode);

    void speex_encoder_destroy(Pointer state);

    int speex_encoder_ctl(Pointer state, int request, com.sun.jna.ptr.IntByReference value);

    int speex_encode_int(Pointer state, short[] in, Pointer bits);

    void speex_bits_init(Pointer bits);

    void speex_bits_destroy(Pointer bits);

    void speex_bits_reset(Pointer bits);

    int speex_bits_write(Pointer bits, byte[] bytes, int most);
  }

  /** How often the sound goes through zero. */
  private static int crossings(Sound sound) {
    int crossings = 0;
    short[] samples = sound.samples();
    for (int i = 1; i < samples.length; i++) {
      if (samples[i - 1] < 0 != samples[i] < 0) {
        crossings++;
      }
    }
    return crossings;
  }

  private static double loudness(Sound sound) {
    double sum = 0;
    for (short sample : sound.samples()) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / sound.length());
  }

  /** Hears what the test says, and notes what it was given. */
  private static final class Ear implements SpeechRecognizer {
    private String hears = "";
    private Expected expected = new Expected.Anything();
    private int rate;
    private int samples;

    @Override
    public Utterance begin(Expected told, int given) {
      expected = told;
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
          return new Heard(List.of(new Heard.Hypothesis(hears, 0.9)));
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
