package org.hotline12345.models.dispatch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The sentences a label was learned from, by meaning: a linear model forgets the single odd one
 * that somebody repeats in other words, this does not. Immutable.
 *
 * @param vectors of length 1
 * @param labels number of each one's label
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, large, and read often
record NearestSentences(List<float[]> vectors, int[] labels) {

  /** The highest cosine to a sentence of each label; 0 for a label without any. */
  double[] cosines(float[] asked, int count) {
    double[] nearest = new double[count];
    for (int i = 0; i < labels.length; i++) {
      nearest[labels[i]] = Math.max(nearest[labels[i]], cosine(vectors.get(i), asked));
    }
    return nearest;
  }

  /** In four sums, which the processor forms at once. */
  private static double cosine(float[] a, float[] b) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      first += a[i] * b[i];
      second += a[i + 1] * b[i + 1];
      third += a[i + 2] * b[i + 2];
      fourth += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      first += a[i] * b[i];
    }
    return (double) first + second + third + fourth;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(labels.length);
    out.writeInt(vectors.getFirst().length);
    for (int i = 0; i < labels.length; i++) {
      out.writeInt(labels[i]);
      for (float value : vectors.get(i)) {
        out.writeShort(Float.floatToFloat16(value));
      }
    }
  }

  static NearestSentences read(DataInput in) throws IOException {
    int[] labels = new int[in.readInt()];
    float[][] vectors = new float[labels.length][in.readInt()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = in.readInt();
      for (int j = 0; j < vectors[i].length; j++) {
        vectors[i][j] = Float.float16ToFloat(in.readShort());
      }
    }
    return new NearestSentences(List.of(vectors), labels);
  }
}
