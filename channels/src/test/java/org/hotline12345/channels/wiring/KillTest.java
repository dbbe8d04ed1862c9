package org.hotline12345.channels.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.dialogue.Turn;
import org.hotline12345.security.AuditLog;
import org.hotline12345.workorder.WorkOrder;
import org.hotline12345.workorder.WorkOrders;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the hotline with {@code kill -9} while citizens confirm orders, starts it again and looks:
 * every order that was confirmed to a citizen is there, none is there twice, numbers are unique,
 * conversations have no gaps, the audit chain holds, and a confirmation sent again gets the same
 * order.
 *
 * <p>The long variant kills 300 times, or until a number of minutes is over:
 *
 * <pre>
 * mvn -pl channels -am test -Dtest=KillTest -Dtest.excludedGroups= \
 *     -Dsurefire.failIfNoSpecifiedTests=false [-Dkill.rounds=300] [-Dkill.minutes=60] [-Dkill.seed=1]
 * </pre>
 */
class KillTest {

  /** Key of every confirming turn. */
  static final String CONFIRM = "confirm";

  private static final LocalDateTime FIRST_DAY = LocalDateTime.parse("2026-03-02T09:00");
  private static final int ROUNDS_PER_FOLDER = 20;
  private static final int LONGEST_LIFE_MILLIS = 900;
  private static final int START_SECONDS = 60;

  /** Kept when the test fails: what is on disk is the evidence. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final long seed = Long.getLong("kill.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void whatWasConfirmedOutlivesSixKills() throws Exception {
    kill(6, 1);
  }

  @Test
  @Tag("crash-long")
  void whatWasConfirmedOutlivesHundredsOfKills() throws Exception {
    kill(Integer.getInteger("kill.rounds", 300), Integer.getInteger("kill.minutes", 60));
  }

  private void kill(int rounds, int minutes) throws Exception {
    System.out.println("KillTest: kill.seed=" + seed);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
    Figures figures = new Figures();
    History history = new History();
    for (int round = 0; round < rounds && System.nanoTime() < end; round++) {
      if (round % ROUNDS_PER_FOLDER == 0) {
        history = new History();
      }
      Path data = folder.resolve("data-" + round / ROUNDS_PER_FOLDER);
      String time = FIRST_DAY.plusDays(round % ROUNDS_PER_FOLDER).toString();
      Life life = live(data, time);
      figures.kills++;
      figures.confirmed += life.confirmed.size();
      boolean last = (round + 1) % ROUNDS_PER_FOLDER == 0 || round + 1 == rounds;
      Files.copy(
          data.resolve("hotline.mv.db"),
          folder.resolve("as-the-kill-left-it.mv.db"),
          StandardCopyOption.REPLACE_EXISTING);
      check(data, time, life, history, figures, last);
    }
    System.out.println("KillTest: " + figures);
    assertThat(figures.confirmed).as("orders confirmed, seed %s", seed).isGreaterThan(0);
  }

  /** What a process told before it was killed. */
  private static final class Life {
    final CountDownLatch ready = new CountDownLatch(1);
    final CountDownLatch atWork = new CountDownLatch(1);
    final Set<String> tried = new LinkedHashSet<>();
    final Map<String, String> confirmed = new LinkedHashMap<>();
  }

  /** What earlier processes told on the same folder. */
  private static final class History {
    final Map<String, String> confirmed = new HashMap<>();
  }

  private static final class Figures {
    int kills;
    int confirmed;
    int unanswered;
    int unansweredButStored;
    int ordersSeen;

    @Override
    public String toString() {
      return kills
          + " kills; "
          + confirmed
          + " orders confirmed before a kill, all there once; "
          + unanswered
          + " confirmations unanswered at the kill, of which "
          + unansweredButStored
          + " were stored already; "
          + ordersSeen
          + " orders looked at in whole databases";
    }
  }

  private Life live(Path data, String time) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules=jdk.incubator.vector",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                TalkingProcess.class.getName(),
                data.toString(),
                time)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Life life = new Life();
    // One in five dies while it is still warming up, the others with orders under way.
    boolean early = random.nextInt(5) == 0;
    Thread reader = Thread.ofPlatform().start(() -> read(process, life));
    try {
      CountDownLatch begun = early ? life.ready : life.atWork;
      assertThat(begun.await(START_SECONDS, TimeUnit.SECONDS)).as("started").isTrue();
      // Waits for a death that does not come: the random moment at which it is killed.
      assertThat(process.waitFor(1 + random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS))
          .as("ended by itself, seed %s", seed)
          .isFalse();
    } finally {
      // Not Process.destroyForcibly, which closes the pipe before the last lines are read.
      process.toHandle().destroyForcibly();
      reader.join();
      process.waitFor();
    }
    return life;
  }

  private static void read(Process process, Life life) {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.endsWith(".")) {
          continue;
        }
        String[] words = line.substring(0, line.length() - 1).split(" ", -1);
        switch (words[0]) {
          case "ready" -> life.ready.countDown();
          case "try" -> life.tried.add(words[1]);
          case "done" -> {
            life.confirmed.put(words[1], words[2]);
            life.atWork.countDown();
          }
          default -> {}
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(
      Path data, String time, Life life, History history, Figures figures, boolean whole) {
    try (LexicalHotline hotline = LexicalHotline.open(data, time)) {
      List<String> lost =
          life.confirmed.keySet().stream()
              .filter(id -> hotline.orders().ofConversation(id).isEmpty())
              .toList();
      assertThat(lost)
          .as("lost of %s told, %s kills, %s, seed %s", life.confirmed, figures.kills, data, seed)
          .isEmpty();
      for (String id : life.tried) {
        List<WorkOrder> stored = hotline.orders().ofConversation(id);
        assertThat(stored).as("orders of %s, seed %s", id, seed).hasSizeLessThanOrEqualTo(1);
        assertGapless(hotline, id);
        String told = life.confirmed.get(id);
        if (told == null) {
          figures.unanswered++;
          figures.unansweredButStored += stored.size();
        } else {
          assertThat(stored)
              .as("order told to %s, seed %s", id, seed)
              .extracting(WorkOrder::number)
              .containsExactly(told);
        }
        String again = confirmAgain(hotline, id);
        assertThat(again).as("seed %s", seed).isEqualTo(told == null ? again : told);
        assertThat(hotline.orders().ofConversation(id))
            .as("orders of %s after the second confirmation, seed %s", id, seed)
            .extracting(WorkOrder::number)
            .containsExactly(again);
        assertThat(stored.isEmpty() || stored.getFirst().number().equals(again)).isTrue();
        history.confirmed.put(id, again);
      }
      AuditLog.Verification audit = hotline.audit().verify();
      assertThat(audit.ok()).as("audit: %s, seed %s", audit.message(), seed).isTrue();
      if (whole) {
        checkAll(hotline, history, figures);
      }
    }
  }

  private static String confirmAgain(LexicalHotline hotline, String id) {
    return Talk.number(
        hotline.engine().handle(new Turn(id, CONFIRM, "确认", hotline.clock().instant())).replies());
  }

  private void assertGapless(LexicalHotline hotline, String id) {
    List<Long> places =
        hotline.conversations().events(id, 0).stream().map(RecordedEvent::seq).toList();
    assertThat(places)
        .as("events of %s, seed %s", id, seed)
        .isNotEmpty()
        .isEqualTo(IntStream.rangeClosed(1, places.size()).mapToObj(Long::valueOf).toList());
  }

  /** Every order in the folder is one that was told, or belongs to a confirmation sent again. */
  private void checkAll(LexicalHotline hotline, History history, Figures figures) {
    List<WorkOrder> all = new ArrayList<>();
    while (true) {
      WorkOrders.Page page =
          hotline.orders().list(new WorkOrders.Filter(null, null, all.size(), 200));
      all.addAll(page.orders());
      if (page.orders().isEmpty()) {
        break;
      }
    }
    figures.ordersSeen += all.size();
    Set<String> numbers = new HashSet<>();
    Set<String> conversations = new HashSet<>();
    for (WorkOrder order : all) {
      String id = String.valueOf(order.origin().conversationId());
      assertThat(numbers.add(order.number())).as("number %s once", order.number()).isTrue();
      assertThat(conversations.add(id)).as("conversation %s once, seed %s", id, seed).isTrue();
      assertThat(history.confirmed).as("seed %s", seed).containsEntry(id, order.number());
    }
    assertThat(numbers).as("seed %s", seed).containsAll(history.confirmed.values());
  }
}
