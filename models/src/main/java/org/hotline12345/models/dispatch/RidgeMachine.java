package org.hotline12345.models.dispatch;

import de.bwaldvogel.liblinear.Feature;

/**
 * Ridge regression of one label against the rest, for all labels at once, solved exactly in the
 * space of the examples: for few examples of many labels it takes seconds where a support vector
 * machine for each takes minutes, and it tells without further training what each example would
 * have been given had it not been there.
 *
 * @param weights by feature, then by label
 * @param unseen margins of each example, by label, as learned from all others
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, large, and read often
record RidgeMachine(float[] weights, double[][] unseen) {

  /**
   * Learns; time grows with the third power of the examples, which is seconds for two thousand.
   *
   * @param x examples, features numbered from 1 in their order
   * @param y label of each
   * @param penalty how much large weights cost
   */
  static RidgeMachine learn(Feature[][] x, int[] y, int labels, int size, double penalty) {
    double[][] inverse = inverse(products(x, size, penalty));
    int n = x.length;
    double[][] unseen = new double[n][labels];
    float[] weights = new float[size * labels];
    for (int label = 0; label < labels; label++) {
      for (int i = 0; i < n; i++) {
        double share = 0;
        for (int j = 0; j < n; j++) {
          share += inverse[i][j] * (y[j] == label ? 1 : -1);
        }
        unseen[i][label] = (y[i] == label ? 1 : -1) - share / inverse[i][i];
        for (Feature feature : x[i]) {
          weights[(feature.getIndex() - 1) * labels + label] +=
              (float) (share * feature.getValue());
        }
      }
    }
    return new RidgeMachine(weights, unseen);
  }

  /** What examples have in common, with the penalty on the diagonal. */
  private static double[][] products(Feature[][] x, int size, double penalty) {
    double[][] products = new double[x.length][x.length];
    double[] row = new double[size + 1];
    for (int i = 0; i < x.length; i++) {
      for (Feature feature : x[i]) {
        row[feature.getIndex()] = feature.getValue();
      }
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (Feature feature : x[j]) {
          sum += row[feature.getIndex()] * feature.getValue();
        }
        // A feature that is always there lets margins differ from 0 where nothing is known.
        products[i][j] = sum + 1;
        products[j][i] = sum + 1;
      }
      products[i][i] += penalty;
      for (Feature feature : x[i]) {
        row[feature.getIndex()] = 0;
      }
    }
    return products;
  }

  /** Inverse of a symmetric positive matrix by Gauss and Jordan, in place. */
  private static double[][] inverse(double[][] a) {
    int n = a.length;
    for (int k = 0; k < n; k++) {
      double[] pivot = a[k];
      double factor = 1 / pivot[k];
      pivot[k] = 1;
      for (int j = 0; j < n; j++) {
        pivot[j] *= factor;
      }
      for (int i = 0; i < n; i++) {
        if (i != k) {
          double[] row = a[i];
          double times = row[k];
          row[k] = 0;
          for (int j = 0; j < n; j++) {
            row[j] -= times * pivot[j];
          }
        }
      }
    }
    return a;
  }
}
