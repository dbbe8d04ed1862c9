package org.hotline12345.speech;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds which of the phrases that could be said was said: the nearest by sound and by characters,
 * over all readings of the recogniser, or none when nothing is near enough. Immutable, thread-safe;
 * about a millisecond for some hundred phrases.
 */
public final class PhraseMatcher {
  /** Below this a match is more often wrong than right (see docs/speech.md). */
  public static final double THRESHOLD = 0.5;

  /** What each place further down the list of readings takes off. */
  private static final double RANK = 0.015;

  private static final int MOST_READINGS = 10;

  /** How clearly the second-best phrase must lie behind for full confidence. */
  private static final double CLEAR = 0.15;

  private static final double UNCLEAR_WEIGHT = 0.3;

  /** Of what sounds alike those are compared in full whose syllables overlap most. */
  private static final int COMPARED = 60;

  private final List<Spelled> phrases;
  private final double threshold;

  private PhraseMatcher(List<Spelled> phrases, double threshold) {
    this.phrases = phrases;
    this.threshold = threshold;
  }

  /**
   * For phrases in their spoken form, as given to the recogniser; empty ones never match.
   *
   * @param phrases any number; an index in a match is the place in this list
   */
  public static PhraseMatcher of(List<String> phrases) {
    return new PhraseMatcher(phrases.stream().map(Spelled::of).toList(), THRESHOLD);
  }

  /**
   * The same with another threshold.
   *
   * @param confidence 0 (takes the nearest however far) to 1
   */
  public PhraseMatcher acceptingFrom(double confidence) {
    return new PhraseMatcher(phrases, confidence);
  }

  /**
   * A phrase that was probably said.
   *
   * @param index its place in the list of phrases
   * @param confidence 0 to 1, lower when another phrase is nearly as near
   */
  public record Match(String phrase, int index, double confidence) {}

  /** The phrase that was said; empty when none is near enough. */
  public Optional<Match> match(Heard heard) {
    return nearest(heard, 1).stream().filter(match -> match.confidence() >= threshold).findFirst();
  }

  /**
   * The nearest phrases, best first, however far; for a question back or for a seat to see.
   *
   * @param most how many, at least 1
   */
  public List<Match> nearest(Heard heard, int most) {
    List<Spelled> readings =
        heard.hypotheses().stream()
            .limit(MOST_READINGS)
            .map(hypothesis -> Spelled.of(hypothesis.text()))
            .filter(reading -> reading.length() > 0)
            .toList();
    if (readings.isEmpty()) {
      return List.of();
    }
    List<Match> scored = new ArrayList<>();
    for (int index : candidates(readings)) {
      Spelled phrase = phrases.get(index);
      scored.add(new Match(phrase.text(), index, likeness(phrase, readings)));
    }
    scored.sort(Comparator.comparingDouble(Match::confidence).reversed());
    List<Match> nearest = new ArrayList<>();
    for (int i = 0; i < Math.min(most, scored.size()); i++) {
      nearest.add(weighed(scored.get(i), rival(scored, i)));
    }
    return nearest;
  }

  /** The likeness of the nearest phrase that says something else. */
  private static double rival(List<Match> scored, int i) {
    return scored.stream()
        .filter(other -> !other.phrase().equals(scored.get(i).phrase()))
        .mapToDouble(Match::confidence)
        .findFirst()
        .orElse(0);
  }

  private static Match weighed(Match match, double rival) {
    double lead = Math.clamp((match.confidence() - rival) / CLEAR, 0, 1);
    double confidence = match.confidence() * (1 - UNCLEAR_WEIGHT * (1 - lead));
    return new Match(match.phrase(), match.index(), confidence);
  }

  private static double likeness(Spelled phrase, List<Spelled> readings) {
    double best = 0;
    for (int rank = 0; rank < readings.size(); rank++) {
      best = Math.max(best, phrase.likeness(readings.get(rank)) - RANK * rank);
    }
    return best;
  }

  private List<Integer> candidates(List<Spelled> readings) {
    record Overlap(int index, double share) {}
    List<Overlap> overlaps = new ArrayList<>();
    for (int i = 0; i < phrases.size(); i++) {
      Spelled phrase = phrases.get(i);
      if (phrase.length() > 0) {
        double share =
            readings.stream().limit(3).mapToDouble(phrase::sharedSyllables).max().orElse(0);
        overlaps.add(new Overlap(i, share));
      }
    }
    return overlaps.stream()
        .sorted(Comparator.comparingDouble(Overlap::share).reversed())
        .limit(COMPARED)
        .map(Overlap::index)
        .toList();
  }
}
