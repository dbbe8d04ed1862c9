package org.hotline12345.asked;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Groups vectors by average linkage: the two groups whose members are nearest on average are
 * joined, as long as that average is at least the threshold; so a chain of neighbours does not pull
 * strangers together. The same input gives the same groups; ties go to the earlier. Takes the
 * square of the input in time and half of it in memory.
 */
final class MeaningClusters {
  private static final int LANES = 8;

  private final float[][] nearness;
  private final int[] weights;
  private final int[] nearest;
  private final boolean[] gone;
  private final List<List<Integer>> members = new ArrayList<>();

  private MeaningClusters(List<float[]> meanings, int[] weights) {
    int size = meanings.size();
    this.nearness = new float[size][];
    this.weights = weights.clone();
    this.nearest = new int[size];
    this.gone = new boolean[size];
    for (int i = 0; i < size; i++) {
      float[] meaning = meanings.get(i);
      nearness[i] = new float[i];
      for (int j = 0; j < i; j++) {
        nearness[i][j] = dot(meaning, meanings.get(j));
      }
      members.add(new ArrayList<>(List.of(i)));
    }
    for (int i = 0; i < size; i++) {
      nearest[i] = nearestTo(i);
    }
  }

  /**
   * The groups, heaviest first, then by first member; each a list of places in the input,
   * ascending.
   *
   * @param meanings vectors of length 1
   * @param weights how many questions each vector stands for
   * @param threshold least average cosine between the members of a group, in [-1, 1]
   */
  static List<List<Integer>> of(List<float[]> meanings, int[] weights, double threshold) {
    MeaningClusters clusters = new MeaningClusters(meanings, weights);
    while (clusters.joinedNearest(threshold)) {
      // Joins until nothing is near enough.
    }
    return clusters.heaviestFirst();
  }

  private boolean joinedNearest(double threshold) {
    int best = -1;
    float most = (float) threshold;
    for (int i = 0; i < nearest.length; i++) {
      if (!gone[i] && nearest[i] >= 0) {
        float near = between(i, nearest[i]);
        if (best < 0 ? near >= most : near > most) {
          best = i;
          most = near;
        }
      }
    }
    if (best < 0) {
      return false;
    }
    join(Math.min(best, nearest[best]), Math.max(best, nearest[best]));
    return true;
  }

  /**
   * The later group goes into the earlier. No other group comes nearer to it than it was to one.
   */
  private void join(int into, int from) {
    gone[from] = true;
    float a = weights[into];
    float b = weights[from];
    for (int k = 0; k < nearest.length; k++) {
      if (!gone[k] && k != into) {
        set(into, k, (a * between(into, k) + b * between(from, k)) / (a + b));
      }
    }
    weights[into] += weights[from];
    members.get(into).addAll(members.get(from));
    members.get(from).clear();
    for (int k = 0; k < nearest.length; k++) {
      if (!gone[k] && (k == into || nearest[k] == into || nearest[k] == from)) {
        nearest[k] = nearestTo(k);
      }
    }
  }

  private int nearestTo(int i) {
    int best = -1;
    float most = Float.NEGATIVE_INFINITY;
    for (int j = 0; j < nearest.length; j++) {
      if (j != i && !gone[j] && between(i, j) > most) {
        best = j;
        most = between(i, j);
      }
    }
    return best;
  }

  private float between(int i, int j) {
    return i > j ? nearness[i][j] : nearness[j][i];
  }

  private void set(int i, int j, float value) {
    nearness[Math.max(i, j)][Math.min(i, j)] = value;
  }

  private List<List<Integer>> heaviestFirst() {
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < gone.length; i++) {
      if (!gone[i]) {
        left.add(i);
      }
    }
    left.sort(Comparator.<Integer>comparingInt(i -> weights[i]).reversed());
    return left.stream().map(i -> members.get(i).stream().sorted().toList()).toList();
  }

  /** Several sums at once: additions of floats wait for each other otherwise. */
  static float dot(float[] x, float[] y) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    int end = x.length - x.length % LANES;
    for (int i = 0; i < end; i += LANES) {
      a += x[i] * y[i];
      b += x[i + 1] * y[i + 1];
      c += x[i + 2] * y[i + 2];
      d += x[i + 3] * y[i + 3];
      e += x[i + 4] * y[i + 4];
      f += x[i + 5] * y[i + 5];
      g += x[i + 6] * y[i + 6];
      h += x[i + 7] * y[i + 7];
    }
    for (int i = end; i < x.length; i++) {
      a += x[i] * y[i];
    }
    return a + b + (c + d) + (e + f + (g + h));
  }
}
