package org.hotline12345.models.speaking;

import java.util.Arrays;
import org.hotline12345.speech.Sound;

/**
 * Shortens speech without changing its pitch: windows are laid over each other where they fit best
 * (WSOLA, Verhelst and Roelands 1993). Words recorded alone are said twice as slowly as words in a
 * sentence. Pure.
 */
final class Tempo {
  private static final int WINDOW_MILLIS = 30;
  private static final int SEARCH_MILLIS = 8;

  private Tempo() {}

  /**
   * The same, said faster.
   *
   * @param factor 1 leaves it as it is; below counts as 1
   */
  static Sound faster(Sound sound, double factor) {
    int window = WINDOW_MILLIS * sound.rate() / 1000 / 2 * 2;
    int half = window / 2;
    int search = SEARCH_MILLIS * sound.rate() / 1000;
    short[] in = sound.samples();
    if (factor <= 1 || in.length < 3 * window) {
      return sound;
    }
    int length = (int) (in.length / factor);
    float[] out = new float[length + window];
    int wanted = 0;
    for (int to = 0; to < length; to += half) {
      int ideal = (int) (to * factor);
      int from = to == 0 ? 0 : best(in, wanted, ideal, search, window);
      for (int i = 0; i < window && from + i < in.length; i++) {
        out[to + i] += in[from + i] * weight(i, window, to == 0);
      }
      wanted = from + half;
    }
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) Math.clamp(Math.round(out[i]), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return Sound.of(Arrays.copyOf(samples, length), sound.rate());
  }

  /** Weights of windows half over each other add up to one. */
  private static float weight(int i, int window, boolean first) {
    if (first && i < window / 2) {
      return 1;
    }
    return (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / window));
  }

  /** Where near the ideal place the sound goes on as it would have gone on. */
  private static int best(short[] in, int wanted, int ideal, int search, int window) {
    int last = in.length - window;
    int best = Math.clamp(ideal, 0, Math.max(0, last));
    double most = Double.NEGATIVE_INFINITY;
    for (int at = Math.max(0, ideal - search); at <= Math.min(last, ideal + search); at++) {
      double fit = 0;
      double energy = 1;
      for (int i = 0; i < window / 2 && wanted + i < in.length; i += 2) {
        fit += (double) in[at + i] * in[wanted + i];
        energy += (double) in[at + i] * in[at + i];
      }
      double likeness = fit / Math.sqrt(energy);
      if (likeness > most) {
        most = likeness;
        best = at;
      }
    }
    return best;
  }
}
