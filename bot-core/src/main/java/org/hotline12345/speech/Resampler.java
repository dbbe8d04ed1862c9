package org.hotline12345.speech;

/**
 * Brings sound from one rate to another as it comes, with a windowed sinc as filter. What comes out
 * is delayed by the half width of the filter, about 2 ms. Belongs to one thread.
 */
public final class Resampler {
  /** Zero crossings of the sinc on each side. */
  private static final int CROSSINGS = 16;

  /** Where the band ends, as a share of the lower rate's band. */
  private static final double BAND = 0.94;

  private final int step;
  private final int phases;
  private final int half;
  private final float[][] filters;
  private final float[] kept;

  /** Position of the next output, in phases after the first kept sample's window centre. */
  private long position;

  private int filled;

  /**
   * @param from samples a second of what comes
   * @param to samples a second of what is wanted
   */
  public Resampler(int from, int to) {
    if (from <= 0 || to <= 0) {
      throw new IllegalArgumentException(
          "rates: " + from + " to " + to + " (expected: samples a second, > 0)");
    }
    int common = gcd(from, to);
    this.phases = to / common;
    this.step = from / common;
    double band = BAND * Math.min(1.0, (double) to / from);
    this.half = (int) Math.ceil(CROSSINGS / band);
    this.filters = new float[phases][];
    for (int phase = 0; phase < phases; phase++) {
      filters[phase] = filter((double) phase / phases, band);
    }
    this.kept = new float[2 * half + 8192];
    this.filled = half;
  }

  /** The whole of a sound at another rate; the same one when it has that rate. */
  public static Sound at(int rate, Sound sound) {
    if (sound.rate() == rate) {
      return sound;
    }
    Resampler resampler = new Resampler(sound.rate(), rate);
    short[] head = resampler.next(sound.samples(), 0, sound.length());
    short[] tail = resampler.end();
    return Sound.of(head, rate).then(Sound.of(tail, rate));
  }

  /** Takes samples in and gives what is ready. */
  public short[] next(short[] samples, int offset, int length) {
    short[] out = new short[(int) ((long) (length + 2 * half) * phases / step) + 2];
    int made = 0;
    int taken = 0;
    while (taken < length) {
      int n = Math.min(length - taken, kept.length - filled);
      for (int i = 0; i < n; i++) {
        kept[filled + i] = samples[offset + taken + i];
      }
      filled += n;
      taken += n;
      made = drain(out, made);
    }
    return java.util.Arrays.copyOf(out, made);
  }

  /** What is still inside; nothing may come after. */
  public short[] end() {
    return next(new short[half], 0, half);
  }

  private int drain(short[] out, int before) {
    int made = before;
    while (position / phases + 2L * half < filled) {
      int start = (int) (position / phases);
      float[] filter = filters[(int) (position % phases)];
      float sum = 0;
      for (int i = 0; i < filter.length; i++) {
        sum += filter[i] * kept[start + i];
      }
      out[made++] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
      position += step;
    }
    int done = (int) Math.min(position / phases, filled);
    System.arraycopy(kept, done, kept, 0, filled - done);
    filled -= done;
    position -= (long) done * phases;
    return made;
  }

  private float[] filter(double fraction, double band) {
    float[] taps = new float[2 * half + 1];
    double sum = 0;
    for (int i = 0; i < taps.length; i++) {
      double x = i - half - fraction;
      double window = Math.abs(x) > half ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * x / half);
      double value = x == 0 ? band : Math.sin(Math.PI * band * x) / (Math.PI * x);
      taps[i] = (float) (value * window);
      sum += taps[i];
    }
    for (int i = 0; i < taps.length; i++) {
      taps[i] = (float) (taps[i] / sum);
    }
    return taps;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
