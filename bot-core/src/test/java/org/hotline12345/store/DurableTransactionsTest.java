package org.hotline12345.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DurableTransactionsTest {
  private Database database;
  private Jdbi jdbi;
  private DurableTransactions transactions;

  @BeforeEach
  void open() {
    database = Database.inMemory("transactions");
    jdbi = database.jdbi();
    jdbi.useHandle(handle -> handle.execute("create table note (id int primary key)"));
    transactions = new DurableTransactions(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void insert(int id) {
    jdbi.useTransaction(handle -> handle.execute("insert into note values (?)", id));
  }

  private List<Integer> rows() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("select id from note order by id").mapTo(Integer.class).list());
  }

  @Test
  void everythingDoneInsideIsRolledBackTogether() {
    assertThatThrownBy(
            () ->
                transactions.inTransaction(
                    () -> {
                      insert(1);
                      transactions.inTransaction(
                          () -> {
                            insert(2);
                            return null;
                          });
                      throw new IllegalStateException("stop");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("stop");
    assertThat(rows()).isEmpty();
  }

  @Test
  void nestedWorkIsInvisibleOutsideUntilTheOuterCommits() throws Exception {
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      transactions.inTransaction(
          () -> {
            transactions.inTransaction(
                () -> {
                  insert(1);
                  return null;
                });
            assertThat(rows()).containsExactly(1);
            try {
              assertThat(other.submit(this::rows).get()).isEmpty();
            } catch (Exception e) {
              throw new AssertionError(e);
            }
            return null;
          });
      assertThat(other.submit(this::rows).get()).containsExactly(1);
    }
  }

  @Test
  void nestedFailureThatIsCaughtUndoesOnlyTheNestedWork() {
    transactions.inTransaction(
        () -> {
          insert(1);
          assertThatThrownBy(
                  () ->
                      transactions.inTransaction(
                          () -> {
                            insert(2);
                            return transactions.inTransaction(
                                () -> {
                                  insert(3);
                                  throw new IllegalArgumentException("inner");
                                });
                          }))
              .hasMessage("inner");
          insert(4);
          return null;
        });
    assertThat(rows()).containsExactly(1, 4);
  }

  @Test
  void transactionsOfVirtualThreadsAreTheirOwn() throws Exception {
    List<Future<?>> futures = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        int id = i;
        futures.add(
            threads.submit(
                () ->
                    transactions.inTransaction(
                        () -> {
                          insert(id);
                          if (id % 2 == 1) {
                            throw new IllegalStateException("odd");
                          }
                          return null;
                        })));
      }
    }
    int failed = 0;
    for (Future<?> future : futures) {
      failed += future.state() == Future.State.FAILED ? 1 : 0;
    }
    assertThat(failed).isEqualTo(50);
    assertThat(rows()).hasSize(50).allMatch(id -> id % 2 == 0);
  }

  @Test
  void durableInsidePlainIsRefusedAndInsideDurableJoins() {
    assertThatThrownBy(
            () -> transactions.inTransaction(() -> transactions.durably(() -> "too late")))
        .isInstanceOf(IllegalStateException.class);
    AtomicInteger forces = new AtomicInteger();
    DurableTransactions counted = new DurableTransactions(jdbi, forces::incrementAndGet);
    assertThat(counted.durably(() -> counted.durably(() -> "once"))).isEqualTo("once");
    assertThat(forces).hasValue(1);
    assertThatThrownBy(
            () ->
                counted.durably(
                    () -> {
                      throw new IllegalStateException("rolled back");
                    }))
        .hasMessage("rolled back");
    assertThat(forces).hasValue(1);
  }

  @Test
  void commitsThatWaitDuringAForceShareTheNextOne() throws Exception {
    int callers = 8;
    CountDownLatch firstForceBegan = new CountDownLatch(1);
    CountDownLatch letFirstForceEnd = new CountDownLatch(1);
    List<Integer> committedAtForce = new ArrayList<>();
    DurableTransactions counted =
        new DurableTransactions(
            jdbi,
            () -> {
              committedAtForce.add(rows().size());
              firstForceBegan.countDown();
              awaitUnchecked(letFirstForceEnd);
            });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> futures = new ArrayList<>();
      futures.add(threads.submit(() -> durableInsert(counted, 0)));
      firstForceBegan.await();
      for (int i = 1; i < callers; i++) {
        int id = i;
        futures.add(threads.submit(() -> durableInsert(counted, id)));
      }
      while (rows().size() < callers || counted.waiting() < callers) {
        Thread.onSpinWait();
      }
      assertThat(futures).noneMatch(Future::isDone);
      letFirstForceEnd.countDown();
      for (Future<Integer> future : futures) {
        future.get();
      }
    }
    assertThat(committedAtForce).containsExactly(1, callers);
  }

  @Test
  void aForceThatFailsIsToldToItsCallerAndTriedAgainForTheNext() {
    AtomicInteger forces = new AtomicInteger();
    DurableTransactions failing =
        new DurableTransactions(
            jdbi,
            () -> {
              if (forces.incrementAndGet() == 1) {
                throw new NotForcedException(new IllegalStateException("disk full"));
              }
            });
    assertThatThrownBy(() -> durableInsert(failing, 1))
        .isInstanceOf(NotForcedException.class)
        .hasMessageContaining("disk full");
    assertThat(durableInsert(failing, 2)).isEqualTo(2);
    assertThat(forces).hasValue(2);
  }

  private int durableInsert(DurableTransactions durable, int id) {
    return durable.durably(
        () -> {
          insert(id);
          return id;
        });
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
