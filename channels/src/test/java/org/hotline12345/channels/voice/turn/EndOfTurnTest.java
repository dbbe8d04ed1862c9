package org.hotline12345.channels.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.hotline12345.channels.config.ConfigFile;
import org.hotline12345.channels.voice.turn.EndOfTurn.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When somebody has spoken. */
class EndOfTurnTest {
  private static final int FRAME = 32;

  private final EndOfTurn turn =
      new EndOfTurn(
          new ConfigFile(Map.of()).load(null, Path.of("nowhere")).voice().turn(),
          VoiceWords.shipped()::hesitates,
          "需要"::equals);

  private Signal speak(int millis) {
    Signal last = Signal.QUIET;
    for (int t = 0; t < millis; t += FRAME) {
      Signal now = turn.frame(0.9, FRAME);
      last = now == Signal.GOES_ON ? last : now;
    }
    return last;
  }

  /** How long nobody must speak until the turn is over. */
  private int silenceUntilEnd() {
    int silent = 0;
    while (silent < 10_000) {
      silent += FRAME;
      if (turn.frame(0.05, FRAME) == Signal.ENDED) {
        return silent;
      }
    }
    throw new AssertionError("the turn did not end");
  }

  @ParameterizedTest
  @CsvSource({
    "路灯坏了, false, 600, 700",
    "我要投诉那个, false, 1800, 1900",
    "幺三八零零, false, 1300, 1400",
    "幺三八零零零零幺二三四, true, 600, 700",
    "莲都区, true, 1300, 1400",
    "嗯, false, 1800, 1900",
    "需要, false, 280, 330",
    "需要, true, 280, 330",
  })
  void silenceIsWaitedForByWhatWasSaid(String said, boolean slow, int least, int most) {
    turn.expectSlow(slow);
    assertThat(speak(800)).isEqualTo(Signal.BEGAN);
    turn.understood(said);
    assertThat(silenceUntilEnd()).isBetween(least, most);
  }

  @Test
  void whatHasOnlyJustBeenUnderstoodMayGoOn() {
    speak(800);
    int silent = 0;
    while (turn.frame(0.05, FRAME) != Signal.ENDED) {
      silent += FRAME;
      // The reading keeps changing until here.
      turn.understood(silent < 400 ? "需" + silent : "需要");
    }
    assertThat(silent).isBetween(540, 620);
  }

  @Test
  void aPauseInTheMiddleEndsNothing() {
    speak(500);
    turn.understood("路灯");
    for (int t = 0; t < 500; t += FRAME) {
      assertThat(turn.frame(0.05, FRAME)).isEqualTo(Signal.GOES_ON);
    }
    speak(500);
    assertThat(silenceUntilEnd()).isGreaterThanOrEqualTo(600);
  }

  @Test
  void aClickIsNoTurn() {
    turn.frame(0.9, FRAME);
    assertThat(turn.frame(0.05, FRAME)).isEqualTo(Signal.QUIET);
    turn.frame(0.9, FRAME);
    assertThat(turn.frame(0.9, FRAME)).isEqualTo(Signal.BEGAN);
    Signal signal = Signal.GOES_ON;
    while (signal == Signal.GOES_ON) {
      signal = turn.frame(0.05, FRAME);
    }
    assertThat(signal).isEqualTo(Signal.NOISE);
  }

  @Test
  void whoNeverStopsIsCutOff() {
    int spoken = FRAME;
    while (turn.frame(0.9, FRAME) != Signal.ENDED && spoken < 60_000) {
      spoken += FRAME;
    }
    assertThat(spoken).isBetween(29_000, 31_000);
  }

  @Test
  void lettingTheButtonGoEndsTheTurnAtOnce() {
    assertThat(turn.finish()).isEqualTo(Signal.QUIET);
    speak(300);
    assertThat(turn.finish()).isEqualTo(Signal.ENDED);
  }
}
