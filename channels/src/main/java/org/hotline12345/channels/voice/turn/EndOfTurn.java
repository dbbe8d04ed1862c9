package org.hotline12345.channels.voice.turn;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hotline12345.channels.config.VoiceConfig;

/**
 * Tells when somebody begins and ends to speak, from the probability of speech in each frame and
 * from what was understood so far. Who gives digits or an address, or ends in 那个, is given longer;
 * who has said all that can be expected is answered sooner. A pure state machine; one line, one
 * thread.
 */
final class EndOfTurn {
  /** Above this somebody begins to speak. */
  static final double BEGINS = 0.5;

  /** Below this somebody who speaks pauses. */
  static final double PAUSES = 0.35;

  /** So much speech in a row is a beginning. */
  private static final int ONSET_MILLIS = 64;

  /** Less than this, without a word understood, was a noise. */
  private static final int SHORTEST_MILLIS = 130;

  /** A reading that has stood for so long will stay. */
  private static final int STABLE_MILLIS = 160;

  private static final int MOBILE = 11;
  private static final Pattern DIGITS_AT_END =
      Pattern.compile(".*?([零〇一二三四五六七八九幺两十0-9]{3,})$", Pattern.DOTALL);

  /** What a frame told. */
  enum Signal {
    /** Nobody speaks. */
    QUIET,
    /** Somebody has begun to speak. */
    BEGAN,
    /** A turn is going on. */
    GOES_ON,
    /** What began was no speech. */
    NOISE,
    /** The turn is over. */
    ENDED
  }

  private final VoiceConfig.Turn settings;
  private final Predicate<String> hesitates;
  private final Predicate<String> complete;
  private boolean open;
  private boolean slow;
  private boolean held;
  private int onset;
  private int length;
  private int spoken;
  private int silence;

  /** For how long the same was understood. */
  private int unchanged;

  private String partial = "";

  /**
   * @param hesitates whether words end as of somebody who goes on
   * @param complete whether words are, as they stand, all that can be expected
   */
  EndOfTurn(VoiceConfig.Turn settings, Predicate<String> hesitates, Predicate<String> complete) {
    this.settings = settings;
    this.hesitates = hesitates;
    this.complete = complete;
  }

  /** Whether people pause while they say what is asked for now. */
  void expectSlow(boolean pauses) {
    slow = pauses;
  }

  /** Whether a button is held: as long as it is, pauses end nothing. */
  void held(boolean button) {
    held = button;
  }

  /** What was understood of this turn so far. */
  void understood(String text) {
    if (!text.equals(partial)) {
      partial = text;
      unchanged = 0;
    }
  }

  /** How much speech there was in this turn. */
  Duration spoken() {
    return Duration.ofMillis(spoken);
  }

  /** How long nobody has spoken in this turn. */
  Duration silence() {
    return Duration.ofMillis(silence);
  }

  /** Ends a turn without waiting, as when a button is let go. */
  Signal finish() {
    return open ? close() : Signal.QUIET;
  }

  /** Gives up a turn that counts for nothing, as a 嗯 while the bot speaks. */
  void drop() {
    open = false;
    onset = 0;
  }

  /**
   * Takes one frame.
   *
   * @param speech probability of speech, 0 to 1
   * @param millis its length
   */
  Signal frame(double speech, int millis) {
    boolean voiced = speech >= (open ? PAUSES : BEGINS);
    if (!open) {
      return before(voiced, millis);
    }
    length += millis;
    unchanged += millis;
    if (voiced) {
      spoken += millis;
      silence = 0;
    } else {
      silence += millis;
    }
    boolean paused = !held && silence >= patience().toMillis();
    boolean over = paused || length >= settings.longest().toMillis();
    return over ? close() : Signal.GOES_ON;
  }

  private Signal before(boolean voiced, int millis) {
    onset = voiced ? onset + millis : 0;
    if (onset < ONSET_MILLIS) {
      return Signal.QUIET;
    }
    open = true;
    length = onset;
    spoken = onset;
    silence = 0;
    onset = 0;
    partial = "";
    unchanged = 0;
    return Signal.BEGAN;
  }

  private Signal close() {
    drop();
    return spoken < SHORTEST_MILLIS && partial.isEmpty() ? Signal.NOISE : Signal.ENDED;
  }

  /** How much silence ends the turn as it stands. */
  private Duration patience() {
    if (hesitates.test(partial)) {
      return settings.hesitation();
    }
    var digits = DIGITS_AT_END.matcher(partial);
    if (digits.matches()) {
      boolean whole = digits.group(1).length() >= MOBILE;
      return whole ? settings.silence() : settings.slowSilence();
    }
    if (unchanged >= STABLE_MILLIS && complete.test(partial)) {
      return settings.sureSilence();
    }
    return slow ? settings.slowSilence() : settings.silence();
  }
}
