package org.hotline12345.models.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hotline12345.models.dispatch.Calibration.Judged;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  @Test
  void aFewRightOnesAreNoProof() {
    assertThat(Calibration.trustedFrom(judged(30, 0), 0.95)).isGreaterThan(1);
    assertThat(Calibration.trustedFrom(judged(100, 0), 0.95)).isEqualTo(0.9);
  }

  @Test
  void whatIsRightByLuckAloneIsNotTrusted() {
    assertThat(Calibration.trustedFrom(judged(190, 10), 0.95)).isGreaterThan(1);
    assertThat(Calibration.trustedFrom(judged(1940, 60), 0.95)).isEqualTo(0.9);
  }

  @Test
  void trustEndsWhereTooManyAreWrong() {
    List<Judged> mixed =
        Stream.concat(
                judged(500, 5).stream(),
                IntStream.range(0, 200).mapToObj(i -> new Judged(0.5, i % 2 == 0)))
            .toList();
    assertThat(Calibration.trustedFrom(mixed, 0.95)).isEqualTo(0.9);
  }

  private static List<Judged> judged(int right, int wrong) {
    return Stream.concat(
            IntStream.range(0, wrong).mapToObj(i -> new Judged(0.9, false)),
            IntStream.range(0, right).mapToObj(i -> new Judged(0.9, true)))
        .toList();
  }
}
