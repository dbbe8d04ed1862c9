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
      float[] vector = vectors.get(i);
      double cosine = 0;
      for (int j = 0; j < vector.length; j++) {
        cosine += vector[j] * asked[j];
      }
      nearest[labels[i]] = Math.max(nearest[labels[i]], cosine);
    }
    return nearest;
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
