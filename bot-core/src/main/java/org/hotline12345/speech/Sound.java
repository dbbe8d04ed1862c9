package org.hotline12345.speech;

import java.time.Duration;
import java.util.Arrays;

/** Mono sound of signed 16-bit samples at a rate. Immutable. */
public final class Sound {
  private static final int MILLIS = 1000;

  private final short[] samples;
  private final int rate;

  private Sound(short[] samples, int rate) {
    if (rate <= 0) {
      throw new IllegalArgumentException("rate: " + rate + " (expected: samples a second, > 0)");
    }
    this.samples = samples;
    this.rate = rate;
  }

  /** A copy of the samples. */
  public static Sound of(short[] samples, int rate) {
    return new Sound(samples.clone(), rate);
  }

  /** Nothing to be heard for so long. */
  public static Sound silence(Duration length, int rate) {
    return new Sound(new short[(int) (length.toMillis() * rate / MILLIS)], rate);
  }

  /** Samples a second. */
  public int rate() {
    return rate;
  }

  /** How many samples there are. */
  public int length() {
    return samples.length;
  }

  /** How long it takes to play. */
  public Duration duration() {
    return Duration.ofMillis((long) samples.length * MILLIS / rate);
  }

  /** A copy of all samples. */
  public short[] samples() {
    return samples.clone();
  }

  /**
   * Copies samples out; past the end the target is left as it is.
   *
   * @return how many were copied
   */
  public int read(int from, short[] target, int offset, int count) {
    int n = Math.max(0, Math.min(count, samples.length - from));
    System.arraycopy(samples, from, target, offset, n);
    return n;
  }

  /**
   * This and then the other.
   *
   * @throws IllegalArgumentException when the rates differ
   */
  public Sound then(Sound next) {
    if (next.rate != rate) {
      throw new IllegalArgumentException("rate: " + next.rate + " (expected: " + rate + ")");
    }
    short[] both = Arrays.copyOf(samples, samples.length + next.samples.length);
    System.arraycopy(next.samples, 0, both, samples.length, next.samples.length);
    return new Sound(both, rate);
  }
}
