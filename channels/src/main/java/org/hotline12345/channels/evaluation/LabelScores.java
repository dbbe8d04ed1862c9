package org.hotline12345.channels.evaluation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well labels were found.
 *
 * @param perLabel by expected label
 * @param confusion by expected label, how often which was said
 */
public record LabelScores(
    double accuracy,
    double macroF1,
    Map<String, PerLabel> perLabel,
    Map<String, Map<String, Integer>> confusion) {

  /** Counts; labels that were never expected have no row of their own. */
  static LabelScores of(List<Judged> judged) {
    Map<String, Map<String, Integer>> confusion = new TreeMap<>();
    Map<String, Integer> said = new TreeMap<>();
    int right = 0;
    for (Judged one : judged) {
      confusion
          .computeIfAbsent(one.expected(), label -> new TreeMap<>())
          .merge(one.actual(), 1, Integer::sum);
      said.merge(one.actual(), 1, Integer::sum);
      right += one.right() ? 1 : 0;
    }
    Map<String, PerLabel> perLabel = new TreeMap<>();
    confusion.forEach(
        (label, row) ->
            perLabel.put(
                label,
                PerLabel.of(
                    row.getOrDefault(label, 0),
                    said.getOrDefault(label, 0),
                    row.values().stream().mapToInt(n -> n).sum())));
    return new LabelScores(
        rounded((double) right / judged.size()),
        rounded(perLabel.values().stream().mapToDouble(PerLabel::f1).average().orElse(0)),
        perLabel,
        confusion);
  }

  static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  /** What was expected and what was said. */
  record Judged(String expected, String actual) {
    boolean right() {
      return expected.equals(actual);
    }
  }

  /**
   * @param n how often it was expected
   */
  public record PerLabel(double precision, double recall, double f1, int n) {
    private static PerLabel of(int right, int said, int expected) {
      double precision = said == 0 ? 0 : (double) right / said;
      double recall = (double) right / expected;
      double f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
      return new PerLabel(rounded(precision), rounded(recall), rounded(f1), expected);
    }
  }
}
