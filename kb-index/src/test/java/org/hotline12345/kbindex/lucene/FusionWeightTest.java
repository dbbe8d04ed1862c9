package org.hotline12345.kbindex.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FusionWeightTest {
  @Test
  void longTextsTrustWordsAndShortOnesMeaning() {
    assertThat(FusionWeight.of(5, 0)).isEqualTo(0.65);
    assertThat(FusionWeight.of(25, 0)).isEqualTo(0.65);
    assertThat(FusionWeight.of(187, 0)).isCloseTo(0.5, within(0.01));
    assertThat(FusionWeight.of(1400, 0)).isCloseTo(0.35, within(1e-9));
    assertThat(FusionWeight.of(20_000, 0)).isCloseTo(0.35, within(1e-9));
  }

  @Test
  void writtenQuestionsMoveItHalfWayToMeaning() {
    assertThat(FusionWeight.of(1400, 0.5)).isCloseTo(0.425, within(1e-9));
    assertThat(FusionWeight.of(1400, 1)).isCloseTo(0.5, within(1e-9));
    assertThat(FusionWeight.of(1400, 6)).isCloseTo(0.5, within(1e-9));
  }
}
