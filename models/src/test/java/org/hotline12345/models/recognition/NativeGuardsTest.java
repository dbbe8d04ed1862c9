package org.hotline12345.models.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of these ends the JVM when it reaches the library: then this test does not come back. */
class NativeGuardsTest {
  private static final String YES_OR_NO = "[\"是\",\"不 是\"]";

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{", "\"\"", "null", "[1]", "[null]", "[\"\"]", "{\"a\":1}", "是"})
  void aGrammarThatIsNoListOfTextsIsRefused(String grammar) throws Exception {
    try (NativeModel model = NativeModel.load(TestModels.need("vosk-cn8k-small"))) {
      assertThatThrownBy(() -> model.begin(grammar)).isInstanceOf(IllegalArgumentException.class);
      model.begin(YES_OR_NO).close();
    }
  }

  @Test
  void aWrongLengthIsRefused() throws Exception {
    try (NativeModel model = NativeModel.load(TestModels.need("vosk-cn8k-small"));
        NativeUtterance utterance = model.begin(YES_OR_NO)) {
      assertThatThrownBy(() -> utterance.accept(new short[10], -1)).hasMessageContaining("0–10");
      assertThatThrownBy(() -> utterance.accept(new short[10], 11)).hasMessageContaining("0–10");
      utterance.accept(new short[0], 0);
      assertThat(utterance.end().text()).isEmpty();
    }
  }

  @Test
  void afterTheEndNothingReachesTheLibrary() throws Exception {
    try (NativeModel model = NativeModel.load(TestModels.need("vosk-cn8k-small"))) {
      NativeUtterance utterance = model.begin(YES_OR_NO);
      utterance.end();
      utterance.close();
      utterance.close();
      assertThatThrownBy(() -> utterance.accept(new short[10], 10))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(utterance::soFar).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(utterance::end).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aClosedModelBeginsNothingAndOutlivesItsUtterances() throws Exception {
    NativeModel model = NativeModel.load(TestModels.need("vosk-cn8k-small"));
    NativeUtterance utterance = model.begin(YES_OR_NO);
    model.close();
    model.close();
    assertThatThrownBy(() -> model.begin(YES_OR_NO)).isInstanceOf(IllegalStateException.class);
    utterance.accept(new short[1600], 1600);
    assertThat(utterance.end().text()).isEmpty();
  }

  @Test
  void closingWhileAnotherThreadHearsWaits() throws Exception {
    try (NativeModel model = NativeModel.load(TestModels.need("vosk-cn8k-small"))) {
      for (int round = 0; round < 20; round++) {
        NativeUtterance utterance = model.begin(YES_OR_NO);
        CountDownLatch begun = new CountDownLatch(1);
        Thread hearing =
            Thread.ofPlatform()
                .start(
                    () -> {
                      try {
                        while (true) {
                          utterance.accept(new short[4000], 4000);
                          begun.countDown();
                        }
                      } catch (IllegalStateException e) {
                        begun.countDown();
                      }
                    });
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        utterance.close();
        hearing.join();
      }
    }
  }
}
