package org.hotline12345.kbindex.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FusionWeightTest {
  @Test
  void longTextsTrustWordsAndShortOnesMeaning() {
    assertThat(FusionWeight.forLength(5)).isEqualTo(0.65);
    assertThat(FusionWeight.forLength(25)).isEqualTo(0.65);
    assertThat(FusionWeight.forLength(187)).isCloseTo(0.5, within(0.01));
    assertThat(FusionWeight.forLength(1400)).isCloseTo(0.35, within(1e-9));
    assertThat(FusionWeight.forLength(20_000)).isCloseTo(0.35, within(1e-9));
  }
}
