package org.hotline12345.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderSequenceTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  @Test
  void manyBeginningADayAtOnceGetEveryNumberOnce() throws Exception {
    int days = 40;
    int callers = 8;
    try (Database database = Database.inMemory("sequence");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      JdbiWorkOrders orders = new JdbiWorkOrders(database);
      Map<LocalDate, List<Future<Integer>>> drawn = new HashMap<>();
      for (int i = 0; i < days * callers; i++) {
        LocalDate day = DAY.plusDays(i / callers);
        drawn
            .computeIfAbsent(day, ignored -> new ArrayList<>())
            .add(threads.submit(() -> orders.nextSequence(day)));
      }
      for (List<Future<Integer>> futures : drawn.values()) {
        List<Integer> numbers = new ArrayList<>();
        for (Future<Integer> future : futures) {
          numbers.add(future.get());
        }
        assertThat(numbers)
            .containsExactlyInAnyOrderElementsOf(
                IntStream.rangeClosed(1, callers).boxed().toList());
      }
    }
  }

  @Test
  void aDayGoesOnAfterARestart(@TempDir Path directory) {
    try (Database database = Database.open(directory)) {
      JdbiWorkOrders orders = new JdbiWorkOrders(database);
      assertThat(orders.nextSequence(DAY)).isEqualTo(1);
      assertThat(orders.nextSequence(DAY)).isEqualTo(2);
    }
    try (Database database = Database.open(directory)) {
      JdbiWorkOrders orders = new JdbiWorkOrders(database);
      assertThat(orders.nextSequence(DAY)).isEqualTo(3);
      assertThat(orders.nextSequence(DAY.plusDays(1))).isEqualTo(1);
      assertThat(orders.nextSequence(DAY)).as("a clock set back").isEqualTo(4);
    }
  }
}
