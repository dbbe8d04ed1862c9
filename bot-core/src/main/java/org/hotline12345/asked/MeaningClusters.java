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
  /** What 1 is as a whole number; a product of two vectors of length 1 fits an int. */
  private static final int UNIT = 1 << 14;

  /** Vectors compared with all others before the next ones are, so that they stay in the cache. */
  private static final int BLOCK = 128;

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
    List<int[]> whole = meanings.stream().map(MeaningClusters::whole).toList();
    for (int i = 0; i < size; i++) {
      nearness[i] = new float[i];
      members.add(new ArrayList<>(List.of(i)));
    }
    for (int start = 0; start < size; start += BLOCK) {
      compare(whole, start, Math.min(size, start + BLOCK));
    }
    for (int i = 0; i < size; i++) {
      nearest[i] = nearestTo(i);
    }
  }

  private void compare(List<int[]> whole, int start, int end) {
    for (int i = start + 1; i < whole.size(); i++) {
      int[] meaning = whole.get(i);
      float[] row = nearness[i];
      for (int j = start; j < Math.min(i, end); j++) {
        row[j] = cosine(meaning, whole.get(j));
      }
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

  /** In whole numbers: faster than floats, which the machine must add up in their order. */
  private static int[] whole(float[] meaning) {
    int[] whole = new int[meaning.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = Math.round(meaning[i] * UNIT);
    }
    return whole;
  }

  private static float cosine(int[] x, int[] y) {
    int sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum / (float) (UNIT * UNIT);
  }
}
