package org.hotline12345.channels.voice.rtp;

import org.hotline12345.speech.Sound;

/** Brings sound to the telephone's 8000 samples a second. */
final class TelephoneRate {
  /** Half the length of the filter, in output samples. */
  private static final int REACH = 8;

  private TelephoneRate() {}

  /** The sound as it is, or filtered to below 4 kHz (a windowed sinc) and resampled. */
  static Sound of(Sound sound) {
    if (sound.rate() == Codec.RATE) {
      return sound;
    }
    short[] in = sound.samples();
    double step = sound.rate() / (double) Codec.RATE;
    // When there is more than 4 kHz in it, the filter is as much wider.
    double scale = Math.max(1, step);
    short[] out = new short[(int) (in.length / step)];
    for (int i = 0; i < out.length; i++) {
      out[i] = at(in, i * step, scale);
    }
    return Sound.of(out, Codec.RATE);
  }

  private static short at(short[] in, double centre, double scale) {
    int first = Math.max(0, (int) Math.ceil(centre - REACH * scale));
    int last = Math.min(in.length - 1, (int) Math.floor(centre + REACH * scale));
    double sum = 0;
    double weights = 0;
    for (int i = first; i <= last; i++) {
      double x = (i - centre) / scale;
      double weight = sinc(x) * (0.5 + 0.5 * Math.cos(Math.PI * x / REACH));
      sum += weight * in[i];
      weights += weight;
    }
    double value = weights == 0 ? 0 : sum / weights;
    return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }
}
