package org.hotline12345.channels.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whether the model knows when it knows.
 *
 * @param trustedFrom confidence from which on it is trusted, chosen without these messages
 * @param coverage share of messages it is trusted with
 * @param precision share of those that were right
 * @param calibrationError expected calibration error in ten bins: by how much confidence and being
 *     right differ on average
 * @param ownFrom confidence from which on these very messages were 95 % right: to choose by, when
 *     they are the development part, never to show
 * @param ownCoverage share of messages from there on
 */
public record Confidence(
    double trustedFrom,
    double coverage,
    double precision,
    double calibrationError,
    double ownFrom,
    double ownCoverage) {
  private static final double WANTED = 0.95;
  private static final int BINS = 10;

  static Confidence of(double trustedFrom, List<Sure> all) {
    double own = ownFrom(all);
    List<Sure> trusted = all.stream().filter(s -> s.confidence() >= trustedFrom).toList();
    return new Confidence(
        LabelScores.rounded(trustedFrom),
        LabelScores.rounded((double) trusted.size() / all.size()),
        LabelScores.rounded(trusted.stream().mapToInt(s -> s.right() ? 1 : 0).average().orElse(0)),
        LabelScores.rounded(calibrationError(all)),
        LabelScores.rounded(own),
        LabelScores.rounded(
            (double) all.stream().filter(s -> s.confidence() >= own).count() / all.size()));
  }

  private static double ownFrom(List<Sure> all) {
    List<Sure> surest =
        all.stream().sorted(Comparator.comparingDouble(Sure::confidence).reversed()).toList();
    double from = 1.01;
    int right = 0;
    for (int i = 0; i < surest.size(); i++) {
      right += surest.get(i).right() ? 1 : 0;
      if (right >= WANTED * (i + 1)) {
        from = surest.get(i).confidence();
      }
    }
    return from;
  }

  private static double calibrationError(List<Sure> all) {
    List<List<Sure>> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      bins.add(new ArrayList<>());
    }
    for (Sure one : all) {
      bins.get(Math.clamp((long) (one.confidence() * BINS), 0, BINS - 1)).add(one);
    }
    double error = 0;
    for (List<Sure> bin : bins) {
      double sure = bin.stream().mapToDouble(Sure::confidence).sum();
      long right = bin.stream().filter(Sure::right).count();
      error += Math.abs(sure - right);
    }
    return error / all.size();
  }

  /** How sure an opinion was, and whether it was right. */
  record Sure(double confidence, boolean right) {}
}
