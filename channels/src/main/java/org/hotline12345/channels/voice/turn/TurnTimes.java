package org.hotline12345.channels.voice.turn;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long each stage of one turn took. One line, one thread. */
final class TurnTimes {
  private static final Logger log = LoggerFactory.getLogger(TurnTimes.class);

  /** The stages from the end of speech to the first sound of the answer. */
  enum Stage {
    /** Silence waited for before the turn was taken as over. */
    ENDPOINT,
    /** From there until the words were there. */
    RECOGNITION,
    /** From there until the replies were there. */
    ENGINE,
    /** Making the first sound. */
    SYNTHESIS,
    /** From the replies until that sound was given to the line. */
    FIRST_PACKET,
    /** From the end of speech until then. */
    TOTAL
  }

  private final MeterRegistry meters;
  private final Map<Stage, Duration> taken = new EnumMap<>(Stage.class);
  private long since;
  private boolean running;
  private boolean withoutEngine;
  private int turn;

  TurnTimes(MeterRegistry meters) {
    this.meters = meters;
  }

  /** A turn was taken as over after that much silence. */
  void begin(Duration silence) {
    taken.clear();
    taken.put(Stage.ENDPOINT, silence);
    since = System.nanoTime();
    running = true;
    withoutEngine = false;
    turn++;
  }

  /** The stage that was going on is over. */
  void reached(Stage stage) {
    if (running && !taken.containsKey(stage)) {
      long now = System.nanoTime();
      taken.put(stage, Duration.ofNanos(now - since));
      since = now;
    }
  }

  /** The line answers this turn by itself: it asks back, or has not understood. */
  void withoutEngine() {
    withoutEngine = true;
  }

  /** The first sound of the answer went out; the turn is told. */
  void sounded(Duration making) {
    boolean answered = taken.containsKey(Stage.ENGINE) || withoutEngine;
    if (!running || !answered) {
      return;
    }
    reached(Stage.FIRST_PACKET);
    running = false;
    Duration total = taken.values().stream().reduce(Duration.ZERO, Duration::plus);
    taken.put(Stage.SYNTHESIS, making);
    taken.put(Stage.TOTAL, total);
    StringJoiner told = new StringJoiner(", ");
    taken.forEach(
        (stage, duration) -> {
          String name = stage.name().toLowerCase(Locale.ROOT);
          told.add(name + " " + duration.toMillis() + " ms");
          Timer.builder("hotline.voice.stage")
              .description("Time of each stage of a spoken turn")
              .tag("stage", name)
              .publishPercentiles(0.5, 0.95, 0.99)
              .register(meters)
              .record(duration);
        });
    log.info("spoken turn {}: {}", turn, told);
  }
}
