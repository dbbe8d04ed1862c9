package org.hotline12345.models.recognition;

import java.time.Duration;

/**
 * How recognition is shared out.
 *
 * @param processes worker processes; each holds the model once and takes its memory
 * @param utterances at a time in each process; a crash ends these together
 * @param stuck after which a worker that does not go on is killed
 * @param slowest how much sound may wait for an utterance before it is given up
 * @param result how long the end of an utterance is waited for
 * @param start how long loading the model may take
 */
public record Workers(
    int processes,
    int utterances,
    Duration stuck,
    Duration slowest,
    Duration result,
    Duration start) {

  public Workers {
    require("processes", processes, 256);
    require("utterances", utterances, 64);
  }

  private static void require(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 1–" + most + ")");
    }
  }

  /** A process for each core with two places: two cores were measured to carry four streams. */
  public static Workers forCores(int cores) {
    return new Workers(
        Math.max(1, cores),
        2,
        Duration.ofSeconds(10),
        Duration.ofSeconds(15),
        Duration.ofSeconds(8),
        Duration.ofMinutes(2));
  }

  /** The same with other numbers of processes and places. */
  public Workers with(int otherProcesses, int otherUtterances) {
    return new Workers(otherProcesses, otherUtterances, stuck, slowest, result, start);
  }
}
