package org.hotline12345.models.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How margins become probabilities, and from which on they are to be trusted: learned from messages
 * the model had not seen.
 *
 * @param sharpness margins are multiplied by it before the softmax
 * @param trusted from this probability of the best label on, 95 % were right beyond chance; above 1
 *     when that was never so
 */
record Calibration(double sharpness, double trusted) {
  /** What {@link #trusted} promises. */
  static final double PRECISION = 0.95;

  private static final double NEVER = 1.01;
  private static final double ONE_SIDED_95 = 1.645;

  /** Before anything is known. */
  static final Calibration NONE = new Calibration(3, NEVER);

  /**
   * @param margins of unseen messages, by label
   * @param truth the right label of each
   */
  @SuppressWarnings("ArrayRecordComponent")
  static Calibration learn(double[][] margins, int[] truth) {
    double best = 1;
    double least = Double.MAX_VALUE;
    for (double sharpness = 0.5; sharpness < 20; sharpness *= 1.05) {
      double loss = 0;
      for (int i = 0; i < truth.length; i++) {
        loss -= Math.log(Math.max(1e-9, probabilities(margins[i], sharpness)[truth[i]]));
      }
      if (loss < least) {
        least = loss;
        best = sharpness;
      }
    }
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < truth.length; i++) {
      double[] shares = probabilities(margins[i], best);
      int top = top(shares);
      judged.add(new Judged(shares[top], top == truth[i]));
    }
    return new Calibration(best, trustedFrom(judged, PRECISION));
  }

  /**
   * The lowest confidence from which on this share was right beyond chance: the lower end of
   * Wilson's interval (1927, one-sided 95 %) of what was right reaches it. A share that is met by
   * luck on the messages at hand would not be met on others. Above 1 when there is none.
   */
  static double trustedFrom(List<Judged> judged, double precision) {
    List<Judged> surest =
        judged.stream().sorted(Comparator.comparingDouble(Judged::confidence).reversed()).toList();
    double from = NEVER;
    int right = 0;
    for (int i = 0; i < surest.size(); i++) {
      right += surest.get(i).right() ? 1 : 0;
      boolean lastOfAlike =
          i + 1 == surest.size() || surest.get(i + 1).confidence() < surest.get(i).confidence();
      if (lastOfAlike && atLeast(right, i + 1) >= precision) {
        from = surest.get(i).confidence();
      }
    }
    return from;
  }

  private static double atLeast(int right, int all) {
    double share = (double) right / all;
    double z2 = ONE_SIDED_95 * ONE_SIDED_95;
    double spread = Math.sqrt(share * (1 - share) / all + z2 / (4.0 * all * all));
    return (share + z2 / (2 * all) - ONE_SIDED_95 * spread) / (1 + z2 / all);
  }

  double[] probabilities(double[] margins) {
    return probabilities(margins, sharpness);
  }

  static int top(double[] values) {
    int top = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[top]) {
        top = i;
      }
    }
    return top;
  }

  private static double[] probabilities(double[] margins, double sharpness) {
    double highest = margins[top(margins)];
    double[] shares = new double[margins.length];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.exp(sharpness * (margins[i] - highest));
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  /** How sure an opinion was, and whether it was right. */
  record Judged(double confidence, boolean right) {}
}
