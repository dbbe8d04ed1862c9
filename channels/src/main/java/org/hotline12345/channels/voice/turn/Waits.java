package org.hotline12345.channels.voice.turn;

import java.time.Duration;
import org.hotline12345.channels.config.VoiceConfig;
import org.hotline12345.dialogue.Holder;

/** When somebody who waits is told so. One line, one thread. */
final class Waits {

  /** What is due. */
  enum Due {
    NOTHING,
    SAY_WAIT,
    SAY_STILL,
    GIVE_UP,
    TELL_PLACE
  }

  private static final int STILL_FACTOR = 4;

  private final VoiceConfig config;
  private final Mouth mouth;
  private boolean words;
  private boolean engine;
  private boolean fresh;
  private Duration since = Duration.ZERO;
  private Duration toldPlace = Duration.ZERO;
  private int told;

  Waits(VoiceConfig config, Mouth mouth) {
    this.config = config;
    this.mouth = mouth;
  }

  void wordsAwaited(boolean awaited) {
    fresh |= awaited && !waiting();
    words = awaited;
  }

  boolean forWords() {
    return words;
  }

  void engineAsked() {
    fresh |= !waiting();
    engine = true;
  }

  void engineAnswered() {
    engine = false;
  }

  /** The caller was put into the queue and has just been told his place. */
  void queued() {
    toldPlace = Duration.ZERO;
  }

  private boolean waiting() {
    return words || engine;
  }

  /** What is due by now. */
  Due passed(Duration now, Holder holder) {
    if (fresh) {
      fresh = false;
      since = now;
      told = 0;
    }
    if (waiting()) {
      return awaited(now.minus(since));
    }
    if (holder != Holder.QUEUE) {
      toldPlace = Duration.ZERO;
      return Due.NOTHING;
    }
    if (toldPlace.isZero() || mouth.speaking()) {
      toldPlace = now;
      return Due.NOTHING;
    }
    if (now.minus(toldPlace).compareTo(config.transfer().announceEvery()) >= 0) {
      toldPlace = now;
      return Due.TELL_PLACE;
    }
    return Due.NOTHING;
  }

  private Due awaited(Duration waited) {
    VoiceConfig.Turn turn = config.turn();
    if (told == 2 && waited.compareTo(turn.patience()) >= 0) {
      told++;
      return Due.GIVE_UP;
    }
    if (told == 1 && waited.compareTo(turn.filler().multipliedBy(STILL_FACTOR)) >= 0) {
      told++;
      return Due.SAY_STILL;
    }
    if (told == 0 && waited.compareTo(turn.filler()) >= 0) {
      told++;
      return Due.SAY_WAIT;
    }
    return Due.NOTHING;
  }
}
