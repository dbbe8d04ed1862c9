package org.hotline12345.channels.voice.turn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hotline12345.channels.voice.VoiceLine;
import org.hotline12345.speech.Sound;
import org.hotline12345.speech.SpeechSynthesizer;
import org.hotline12345.speech.SynthesisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says sentences on a line, one after the other: the first is heard while the next is made. Knows
 * which were heard when it is cut short. Called from the line's thread; sounds are made on another.
 */
final class Mouth {
  private static final Logger log = LoggerFactory.getLogger(Mouth.class);

  /** After the last sample was due, the line has played all, whether it says so or not. */
  private static final Duration SLACK = Duration.ofMillis(700);

  private final VoiceLine line;
  private final SpeechSynthesizer synthesizer;
  private final Executor makers;
  private final Executor loop;
  private final Supplier<Duration> time;
  private final Listener listener;
  private final List<Spoken> spoken = new ArrayList<>();
  private Duration playedUntil = Duration.ZERO;
  private int epoch;
  private int beingMade;
  private boolean slowly;

  /** Told on the line's thread. */
  interface Listener {
    /** A sound was given to the line. */
    void sounds(Sound sound, Duration making);

    /** A sentence could not be said. */
    void mute(String sentence);
  }

  private static final class Spoken {
    private final String text;
    private Duration end = Duration.ofDays(1);
    private boolean failed;

    Spoken(String text) {
      this.text = text;
    }
  }

  /**
   * @param makers runs one task at a time, in order
   * @param loop the line's thread
   * @param time the line's clock
   */
  Mouth(
      VoiceLine line,
      SpeechSynthesizer synthesizer,
      Executor makers,
      Executor loop,
      Supplier<Duration> time,
      Listener listener) {
    this.line = line;
    this.synthesizer = synthesizer;
    this.makers = makers;
    this.loop = loop;
    this.time = time;
    this.listener = listener;
  }

  /** From now on with pauses between clauses. */
  void speakSlowly() {
    slowly = true;
  }

  /** Says these after what is being said. */
  void say(List<String> sentences) {
    if (!speaking()) {
      spoken.clear();
    }
    int mine = epoch;
    for (String sentence : sentences) {
      for (String part : slowly ? Clauses.of(sentence) : List.of(sentence)) {
        Spoken one = new Spoken(part);
        spoken.add(one);
        beingMade++;
        makers.execute(() -> make(mine, one));
      }
    }
  }

  private void make(int mine, Spoken one) {
    long started = System.nanoTime();
    try {
      Sound sound = synthesizer.say(one.text);
      Duration making = Duration.ofNanos(System.nanoTime() - started);
      loop.execute(() -> made(mine, one, sound, making));
    } catch (SynthesisException e) {
      log.error("a sentence of {} characters cannot be spoken", one.text.length(), e);
      loop.execute(() -> failed(mine, one));
    } catch (RuntimeException e) {
      log.error("the synthesiser failed", e);
      loop.execute(() -> failed(mine, one));
    }
  }

  private void made(int mine, Spoken one, Sound sound, Duration making) {
    if (mine != epoch) {
      return;
    }
    beingMade--;
    line.caption(VoiceLine.Speaker.BOT, one.text);
    play(sound);
    one.end = playedUntil;
    if (slowly) {
      play(Sound.silence(Clauses.PAUSE, sound.rate()));
    }
    listener.sounds(sound, making);
  }

  private void failed(int mine, Spoken one) {
    if (mine == epoch) {
      beingMade--;
      one.failed = true;
      listener.mute(one.text);
    }
  }

  /** Plays a sound that is no speech. */
  void play(Sound sound) {
    Duration now = time.get();
    playedUntil = (playedUntil.compareTo(now) > 0 ? playedUntil : now).plus(sound.duration());
    line.play(sound);
  }

  /** Whether something is being said or about to be. */
  boolean speaking() {
    return beingMade > 0 || time.get().compareTo(playedUntil.plus(SLACK)) < 0;
  }

  /** How long nothing has been said. */
  Duration silentFor() {
    return speaking() ? Duration.ZERO : time.get().minus(playedUntil);
  }

  /** The line has played all it had. */
  void played() {
    Duration now = time.get();
    if (beingMade == 0 && playedUntil.compareTo(now) > 0) {
      playedUntil = now;
      spoken.stream().filter(one -> one.end.compareTo(now) > 0).forEach(one -> one.end = now);
    }
    if (beingMade == 0) {
      playedUntil = playedUntil.minus(SLACK);
    }
  }

  /** Stops; what was not heard to its end, in order. */
  List<String> hush() {
    if (!speaking()) {
      return List.of();
    }
    line.hush();
    Duration now = time.get();
    List<String> unheard =
        spoken.stream()
            .filter(one -> !one.failed && one.end.compareTo(now) > 0)
            .map(one -> one.text)
            .toList();
    epoch++;
    beingMade = 0;
    playedUntil = now.minus(SLACK);
    spoken.clear();
    return unheard;
  }

  /** Does something once all that was asked to be said until now has been given to the line. */
  void then(Consumer<Boolean> step) {
    int mine = epoch;
    makers.execute(() -> loop.execute(() -> step.accept(mine == epoch)));
  }
}
