package org.hotline12345.models.speaking;

import java.util.Arrays;
import org.hotline12345.speech.Sound;

/** Makes recordings of different days fit beside each other. Pure. */
final class Loudness {
  private static final double WANTED = 2600;
  private static final double HIGHEST = 30_000;
  private static final double SILENT = 0.03;
  private static final int MARGIN_MILLIS = 8;

  private Loudness() {}

  /** Without the silence before and after; what is silent throughout stays. */
  static Sound trimmed(Sound sound) {
    short[] samples = sound.samples();
    int highest = highest(samples);
    int from = 0;
    int to = samples.length;
    while (from < to && Math.abs(samples[from]) <= SILENT * highest) {
      from++;
    }
    while (to > from && Math.abs(samples[to - 1]) <= SILENT * highest) {
      to--;
    }
    int margin = MARGIN_MILLIS * sound.rate() / 1000;
    return from == to
        ? sound
        : Sound.of(
            Arrays.copyOfRange(
                samples, Math.max(0, from - margin), Math.min(samples.length, to + margin)),
            sound.rate());
  }

  /** As loud as all others, and nowhere too loud. */
  static Sound even(Sound sound) {
    short[] samples = sound.samples();
    double energy = 0;
    for (short sample : samples) {
      energy += (double) sample * sample;
    }
    if (energy == 0) {
      return sound;
    }
    double gain =
        Math.min(
            WANTED / Math.sqrt(energy / samples.length), HIGHEST / Math.max(1, highest(samples)));
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.round(samples[i] * gain);
    }
    return Sound.of(samples, sound.rate());
  }

  private static int highest(short[] samples) {
    int highest = 0;
    for (short sample : samples) {
      highest = Math.max(highest, Math.abs(sample));
    }
    return highest;
  }
}
