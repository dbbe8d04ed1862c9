package org.hotline12345.asked;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeaningClustersTest {

  /** A vector on the unit circle. */
  private static float[] at(double degrees) {
    double angle = Math.toRadians(degrees);
    return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
  }

  private static int[] ones(int size) {
    return IntStream.generate(() -> 1).limit(size).toArray();
  }

  @Test
  void neighboursAreJoinedAndStrangersStayApart() {
    List<float[]> meanings = List.of(at(0), at(90), at(10), at(95), at(180));
    assertThat(MeaningClusters.of(meanings, ones(5), 0.9))
        .containsExactly(List.of(0, 2), List.of(1, 3), List.of(4));
  }

  @Test
  void aChainOfNeighboursDoesNotPullItsEndsTogether() {
    List<float[]> chain = IntStream.rangeClosed(0, 6).mapToObj(i -> at(20.0 * i)).toList();
    List<List<Integer>> groups = MeaningClusters.of(chain, ones(7), 0.9);
    assertThat(groups).hasSizeGreaterThan(2);
    assertThat(groups).noneMatch(group -> group.contains(0) && group.contains(6));
  }

  @Test
  void whatWasAskedOftenWeighsMore() {
    // In the middle between two groups of which one stands for a hundred questions.
    List<float[]> meanings = List.of(at(0), at(40), at(20));
    assertThat(MeaningClusters.of(meanings, new int[] {1, 100, 1}, 0.93).getFirst()).contains(1);
    assertThat(MeaningClusters.of(List.of(), new int[0], 0.9)).isEmpty();
  }

  @Test
  void theSameQuestionsGiveTheSameGroupsAndThousandsAreGroupedInSeconds() {
    Random random = new Random(12345);
    List<float[]> centres = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      centres.add(random(random, new float[512], 1));
    }
    List<float[]> questions = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      questions.add(random(random, centres.get(i % 400), 0.02));
    }
    long start = System.nanoTime();
    List<List<Integer>> first = MeaningClusters.of(questions, ones(5_000), 0.7);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(first).hasSize(400).allSatisfy(group -> assertThat(group).hasSizeBetween(12, 13));
    assertThat(took).isLessThan(Duration.ofSeconds(30));
    assertThat(MeaningClusters.of(questions, ones(5_000), 0.7)).isEqualTo(first);
  }

  /** A vector of length 1 about as far from another as the noise is strong. */
  private static float[] random(Random random, float[] around, double noise) {
    float[] vector = around.clone();
    double square = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] += (float) (noise * random.nextGaussian());
      square += vector[i] * vector[i];
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(square);
    }
    return vector;
  }
}
