package org.hotline12345.models.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hotline12345.speech.Expected;
import org.hotline12345.speech.Heard;
import org.hotline12345.speech.PhraseMatcher;
import org.hotline12345.speech.RecognitionException;
import org.hotline12345.speech.Resampler;
import org.hotline12345.speech.Sound;
import org.hotline12345.speech.SpeechRecognizer.Utterance;
import org.hotline12345.speech.Wav;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real model, real recordings, real processes. */
class VoskRecognizerTest {
  private static final String FILE = "synthetic-s09.wav";

  private static VoskRecognizer recognizer;
  private static Map<String, String> transcripts;
  private static Path speech;
  private static List<String> phrases;

  @BeforeAll
  static void start() throws Exception {
    speech = TestModels.needSpeech();
    transcripts = TestModels.transcripts(speech);
    phrases = transcripts.values().stream().sorted().toList();
    recognizer =
        new VoskRecognizer(TestModels.need("vosk-cn8k-hotline"), Workers.forCores(2).with(2, 2));
    awaitWorkers(2);
  }

  @AfterAll
  static void stop() {
    if (recognizer != null) {
      recognizer.close();
    }
  }

  private static void awaitWorkers(int count) {
    await().atMost(Duration.ofMinutes(2)).until(() -> recognizer.workers().size() == count);
  }

  @Test
  void whatIsSaidIsTheNearestPhraseAtBothRates() {
    Sound sound = Wav.read(speech.resolve(FILE));
    for (Sound said : List.of(sound, Resampler.at(16_000, sound))) {
      Heard heard = hear(said, new Expected.Phrases(phrases));
      assertThat(PhraseMatcher.of(phrases).match(heard))
          .get()
          .extracting(PhraseMatcher.Match::phrase)
          .isEqualTo(transcripts.get(FILE));
      assertThat(heard.hypotheses())
          .allMatch(reading -> reading.confidence() > 0 && reading.confidence() <= 1);
    }
  }

  @Test
  void whatAKilledWorkerHeardIsHeardAgainByAnother() throws Exception {
    awaitWorkers(2);
    Expected expected = new Expected.Phrases(phrases);
    Sound sound = Wav.read(speech.resolve(FILE));
    int half = sound.length() / 2;
    try (Utterance one = recognizer.begin(expected, 8000);
        Utterance other = recognizer.begin(expected, 8000)) {
      // Each lies on a worker of its own, the idler one being taken.
      one.hear(sound.samples(), 0, half);
      other.hear(sound.samples(), 0, half);
      List<Long> before = recognizer.workers();
      new ProcessBuilder("kill", "-9", before.getFirst().toString()).start().waitFor();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !recognizer.workers().contains(before.getFirst()));

      for (Utterance utterance : List.of(one, other)) {
        utterance.hear(sound.samples(), half, sound.length() - half);
        assertThat(PhraseMatcher.of(phrases).match(utterance.end()))
            .get()
            .extracting(PhraseMatcher.Match::phrase)
            .isEqualTo(transcripts.get(FILE));
      }
    }
    assertThat(hear(sound, expected).text()).isNotEmpty();
    awaitWorkers(2);
  }

  @Test
  void aWorkerThatHangsIsKilledAndReplaced() throws Exception {
    Workers impatient =
        new Workers(
            1,
            1,
            Duration.ofSeconds(1),
            Duration.ofSeconds(15),
            Duration.ofSeconds(20),
            Duration.ofMinutes(2));
    Sound sound = Wav.read(speech.resolve(FILE));
    Expected expected = new Expected.Phrases(phrases);
    try (VoskRecognizer single =
        new VoskRecognizer(TestModels.need("vosk-cn8k-small"), impatient)) {
      await().atMost(Duration.ofMinutes(2)).until(() -> single.workers().size() == 1);
      long pid = single.workers().getFirst();
      new ProcessBuilder("kill", "-STOP", String.valueOf(pid)).start().waitFor();
      Utterance utterance = single.begin(expected, 8000);
      utterance.hear(sound.samples(), 0, sound.length());
      assertThat(utterance.end().text()).isNotEmpty();
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> single.workers().size() == 1 && single.workers().getFirst() != pid);
      try (Utterance next = single.begin(expected, 8000)) {
        next.hear(sound.samples(), 0, sound.length());
        assertThat(next.end().text()).isNotEmpty();
      }
    }
  }

  @Test
  void morePlacesThanThereAreAreRefused() {
    awaitWorkers(2);
    List<Utterance> taken = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        taken.add(recognizer.begin(new Expected.Phrases(List.of("是", "不是")), 8000));
      }
      assertThatThrownBy(() -> recognizer.begin(new Expected.Anything(), 8000))
          .isInstanceOf(RecognitionException.class)
          .hasMessageContaining("已满");
    } finally {
      taken.forEach(Utterance::close);
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> recognizer.begin(new Expected.Phrases(List.of("是")), 8000).close());
  }

  @Test
  void silenceNothingAndUnknownWordsDoNoHarm() {
    assertThat(hear(Sound.silence(Duration.ofSeconds(1), 8000), new Expected.Phrases(phrases)))
        .extracting(heard -> heard.text().length())
        .satisfies(length -> assertThat(length).isLessThan(3));
    assertThat(hear(Sound.of(new short[0], 8000), new Expected.Phrases(List.of("是"))).text())
        .isEmpty();
    assertThat(hear(Wav.read(speech.resolve(FILE)), new Expected.Phrases(List.of("ABC!", "𠀀"))))
        .isNotNull();
  }

  @Test
  void afterTheEndAnUtteranceRefusesMore() {
    Utterance utterance = recognizer.begin(new Expected.Phrases(List.of("是")), 8000);
    utterance.end();
    assertThatThrownBy(() -> utterance.hear(new short[160], 0, 160))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(utterance::end).isInstanceOf(IllegalStateException.class);
    utterance.close();
    utterance.close();
    assertThatThrownBy(() -> recognizer.begin(new Expected.Anything(), 44_100))
        .hasMessageContaining("expected: 8000 or 16000");
  }

  static Heard hear(Sound sound, Expected expected) {
    try (Utterance utterance = recognizer.begin(expected, sound.rate())) {
      short[] samples = sound.samples();
      for (int from = 0; from < samples.length; from += 160) {
        utterance.hear(samples, from, Math.min(160, samples.length - from));
      }
      return utterance.end();
    }
  }
}
