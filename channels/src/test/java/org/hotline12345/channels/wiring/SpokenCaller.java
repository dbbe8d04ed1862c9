package org.hotline12345.channels.wiring;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.hotline12345.channels.voice.sip.Baresip;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.ConversationLog;
import org.hotline12345.dialogue.FormStep;
import org.hotline12345.dialogue.OrderForm;
import org.hotline12345.speech.Resampler;
import org.hotline12345.speech.Sound;
import org.hotline12345.speech.SpeechSynthesizer;
import org.hotline12345.speech.Wav;
import org.jspecify.annotations.Nullable;

/** Somebody with a telephone who listens to the end, then speaks with a recorded voice. */
final class SpokenCaller implements AutoCloseable {
  private static final int RATE = 8000;
  private static final int LOUD = 300;

  /** The telephone loses the first moment of a new file. */
  private static final int BEFORE = RATE / 2;

  private static final int AFTER = 120 * RATE;
  private static final Duration LONG = Duration.ofSeconds(60);

  /** Sentences are no further apart than this. */
  private static final int QUIET = RATE * 3 / 2;

  private final Path folder;
  private final SpeechSynthesizer voice;
  private final Baresip phone;
  private volatile @Nullable Conversation state;
  private int said;

  SpokenCaller(Path folder, SpeechSynthesizer voice, ConversationLog log) throws IOException {
    this.folder = Files.createDirectory(folder.resolve("phone"));
    this.voice = voice;
    this.phone = new Baresip(this.folder, wav(Sound.silence(Duration.ofMinutes(9), RATE)), "udp");
    log.listen((now, events) -> state = now);
  }

  void dial(String address) throws IOException {
    phone.command("dial", address);
  }

  /** Says something once it is quiet, and hears the answer to its end. */
  void say(String text) throws IOException {
    say(voice.say(text));
  }

  void say(Sound speech) throws IOException {
    int before = phone.heard().length;
    short[] samples = Resampler.at(RATE, speech).samples();
    short[] all = new short[BEFORE + samples.length + AFTER];
    System.arraycopy(samples, 0, all, BEFORE, samples.length);
    phone.say(wav(Sound.of(all, RATE)));
    hear(before + BEFORE + samples.length);
  }

  /** Presses keys, and hears the answer to its end. */
  void press(String keys) throws IOException {
    int before = phone.heard().length;
    for (int i = 0; i < keys.length(); i++) {
      phone.command("sndcode", keys.substring(i, i + 1));
      int now = phone.heard().length;
      await().atMost(LONG).until(() -> phone.heard().length > now + RATE / 4);
    }
    hear(before);
  }

  void listen() throws IOException {
    hear(0);
  }

  /** Waits until something was said after that moment and it is quiet again. */
  private void hear(int from) {
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              short[] heard = phone.heard();
              int last = heard.length - 1;
              while (last >= from && Math.abs(heard[last]) < LOUD) {
                last--;
              }
              return last >= from && heard.length - last > QUIET;
            });
  }

  private Path wav(Sound sound) throws IOException {
    return Files.write(folder.resolve("said" + ++said + ".wav"), Wav.write(sound));
  }

  String conversation() {
    return Objects.requireNonNull(state).id();
  }

  OrderForm form() {
    return Objects.requireNonNull(Objects.requireNonNull(state).form());
  }

  /** What the form asks for now, null when there is none. */
  @Nullable FormStep asked() {
    OrderForm form = Objects.requireNonNull(state).form();
    return form == null ? null : form.asked();
  }

  @Override
  public void close() throws IOException {
    phone.command("hangup", "");
    phone.close();
  }
}
