package org.hotline12345.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpeechNoiseTest {
  private static final String TEXT = "我家厨房着火了，电话13800000000";

  private final SpeechNoise noise = new SpeechNoise();

  @Test
  void theSameSeedMakesTheSameErrorsAndAnotherOthers() {
    assertThat(noise.heard(TEXT, 0.5, 1)).isEqualTo(noise.heard(TEXT, 0.5, 1));
    assertThat(noise.heard(TEXT, 0.5, 1)).isNotEqualTo(noise.heard(TEXT, 0.5, 2));
  }

  @Test
  void noErrorLeavesTheTextAloneAndDigitsAreNeverHit() {
    assertThat(noise.heard(TEXT, 0, 1)).isEqualTo(TEXT);
    assertThat(noise.heard(TEXT, 1, 1)).contains("13800000000");
  }

  @Test
  void theShareOfErrorsIsTheRate() {
    int pairs = 2_000;
    String heard = noise.heard("门口".repeat(pairs), 0.2, 7);
    double kept = (heard.split("门口", -1).length - 1) / (double) pairs;
    // Both characters of a pair stay with a probability of .8 each.
    assertThat(kept).isCloseTo(0.64, within(0.06));
  }

  @Test
  void homophonesSoundTheSame() {
    assertThat(Syllables.of("云倒")).isEqualTo(Syllables.of("晕倒"));
    assertThat(Syllables.of("牛奶南")).isEqualTo(Syllables.of("流来蓝"));
    assertThat(Syllables.of("灰机")).isEqualTo(Syllables.of("飞机"));
  }

  @Test
  void aRateOutsideIsRefused() {
    assertThatThrownBy(() -> noise.heard(TEXT, 1.5, 1)).hasMessage("rate: 1.5 (expected: 0–1)");
  }
}
