package org.hotline12345.models.voiceactivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.hotline12345.models.catalogue.ModelCatalogue;
import org.hotline12345.speech.Resampler;
import org.hotline12345.speech.Sound;
import org.hotline12345.speech.VoiceActivity;
import org.hotline12345.speech.Wav;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SileroVoiceActivityTest {
  private final VoiceActivity silero = SileroVoiceActivity.shipped();

  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000})
  void speechIsHeard(int rate) {
    Path up = Path.of("").toAbsolutePath();
    while (up != null && !Files.isDirectory(up.resolve("shared/data/speech"))) {
      up = up.getParent();
    }
    assumeTrue(up != null, "no recordings in ../shared/data/speech");
    Sound speech = Wav.read(up.resolve("shared/data/speech/BAC009S0150W0031.wav"));
    assertThat(highest(Resampler.at(rate, speech))).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000})
  void silenceNoiseAndTonesAreNoSpeech(int rate) {
    assertThat(highest(Sound.silence(Duration.ofSeconds(2), rate))).isLessThan(0.3);
    Random random = new Random(5);
    short[] noise = new short[2 * rate];
    short[] tone = new short[2 * rate];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (short) (random.nextGaussian() * 600);
      tone[i] = (short) (8000 * Math.sin(2 * Math.PI * 450 * i / rate));
    }
    assertThat(mean(Sound.of(noise, rate))).isLessThan(0.3);
    assertThat(mean(Sound.of(tone, rate))).isLessThan(0.3);
  }

  @Test
  void streamsDoNotDisturbEachOther() {
    VoiceActivity.Stream one = silero.open(8000);
    VoiceActivity.Stream other = silero.open(8000);
    short[] noise = new short[one.frame()];
    Random random = new Random(3);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (short) random.nextInt(-20_000, 20_000);
    }
    double first = one.speech(noise, 0);
    other.speech(new short[256], 0);
    one.speech(noise, 0);
    assertThat(silero.open(8000).speech(noise, 0)).isEqualTo(first);
  }

  @Test
  void anotherRateOrTooFewSamplesAreRefused() {
    assertThatThrownBy(() -> silero.open(44_100)).hasMessageContaining("expected: 8000 or 16000");
    VoiceActivity.Stream stream = silero.open(8000);
    assertThat(stream.frame()).isEqualTo(256);
    assertThat(silero.open(16_000).frame()).isEqualTo(512);
    assertThatThrownBy(() -> stream.speech(new short[255], 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void theModelIsTheOneOfTheCatalogue() {
    ModelCatalogue catalogue = ModelCatalogue.shipped();
    assertThat(catalogue.verify(catalogue.entry(SileroVoiceActivity.MODEL))).isEmpty();
  }

  private double highest(Sound sound) {
    double highest = 0;
    VoiceActivity.Stream stream = silero.open(sound.rate());
    short[] samples = sound.samples();
    for (int i = 0; i + stream.frame() <= samples.length; i += stream.frame()) {
      highest = Math.max(highest, stream.speech(samples, i));
    }
    return highest;
  }

  private double mean(Sound sound) {
    double sum = 0;
    int frames = 0;
    VoiceActivity.Stream stream = silero.open(sound.rate());
    short[] samples = sound.samples();
    for (int i = 0; i + stream.frame() <= samples.length; i += stream.frame()) {
      sum += stream.speech(samples, i);
      frames++;
    }
    return sum / frames;
  }
}
