package org.hotline12345.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

  @ParameterizedTest
  @CsvSource({"16000,8000", "8000,16000", "22050,8000", "24000,8000", "48000,16000"})
  void aToneKeepsPitchLengthAndLoudness(int from, int to) {
    Sound sound = Resampler.at(to, tone(from, 1000, from));
    assertThat(sound.rate()).isEqualTo(to);
    assertThat(sound.length()).isCloseTo(to, within(to / 500));
    assertThat(rms(sound.samples())).isCloseTo(10_000 / Math.sqrt(2), within(150.0));
    assertThat(crossings(sound.samples())).isCloseTo(2000, within(8));
  }

  @Test
  void whatTheLowerRateCannotHoldIsGone() {
    Sound sound = Resampler.at(8000, tone(16_000, 6000, 16_000));
    assertThat(rms(sound.samples())).isLessThan(60);
  }

  @Test
  void piecesGiveTheSameAsTheWhole() {
    short[] samples = tone(16_000, 700, 9000).samples();
    short[] whole = Resampler.at(8000, Sound.of(samples, 16_000)).samples();
    Resampler resampler = new Resampler(16_000, 8000);
    Random random = new Random(7);
    List<Short> pieces = new ArrayList<>();
    int from = 0;
    while (from < samples.length) {
      int n = Math.min(random.nextInt(500), samples.length - from);
      for (short sample : resampler.next(samples, from, n)) {
        pieces.add(sample);
      }
      from += n;
    }
    for (short sample : resampler.end()) {
      pieces.add(sample);
    }
    assertThat(pieces).hasSize(whole.length);
    for (int i = 0; i < whole.length; i++) {
      assertThat((int) pieces.get(i)).isEqualTo(whole[i]);
    }
  }

  @Test
  void silenceStaysSilent() {
    assertThat(Resampler.at(8000, Sound.of(new short[16_000], 16_000)).samples())
        .containsOnly((short) 0);
  }

  private static Sound tone(int rate, double hertz, int length) {
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) Math.round(10_000 * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return Sound.of(samples, rate);
  }

  private static double rms(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / samples.length);
  }

  private static int crossings(short[] samples) {
    int crossings = 0;
    for (int i = 1; i < samples.length; i++) {
      crossings += samples[i - 1] < 0 != samples[i] < 0 ? 1 : 0;
    }
    return crossings;
  }
}
