package org.hotline12345.models.speaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.hotline12345.speech.Sound;
import org.hotline12345.speech.SpeechSynthesizer;
import org.hotline12345.speech.SynthesisException;
import org.junit.jupiter.api.Test;

/** What every voice promises. */
interface SynthesizerContract {
  String SENTENCE = "您好。";

  SpeechSynthesizer voice();

  @Test
  default void aSentenceBecomesSoundAtEightKilohertz() {
    Sound sound = voice().say(SENTENCE);
    assertThat(sound.rate()).isEqualTo(8000);
    assertThat(sound.duration().toMillis()).isBetween(200L, 6000L);
    int loudest = 0;
    for (short sample : sound.samples()) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    assertThat(loudest).isGreaterThan(1000);
  }

  @Test
  default void theSameTextSoundsTheSame() {
    assertThat(voice().say(SENTENCE).samples()).isEqualTo(voice().say(SENTENCE).samples());
  }

  @Test
  default void nothingToSayIsRefused() {
    for (String text : List.of("", " ", "。！", "——")) {
      assertThatThrownBy(() -> voice().say(text)).isInstanceOf(SynthesisException.class);
    }
  }

  @Test
  default void aTextWithoutEndIsRefused() {
    assertThatThrownBy(() -> voice().say("好".repeat(2000)))
        .isInstanceOf(SynthesisException.class)
        .hasMessageContaining("expected: at most");
  }

  @Test
  default void manyMaySpeakAtOnce() {
    SpeechSynthesizer voice = voice();
    int expected = voice.say(SENTENCE).length();
    assertThat(IntStream.range(0, 8).parallel().map(i -> voice.say(SENTENCE).length()))
        .containsOnly(expected);
  }
}
