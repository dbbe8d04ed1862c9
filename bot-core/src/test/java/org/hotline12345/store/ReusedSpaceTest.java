package org.hotline12345.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database file as a killed process leaves it must hold every forced commit, also when the engine
 * writes into space it freed before. One release of H2 (2.5.252) points its header at the chunk
 * before last then, and recovery stops there.
 */
class ReusedSpaceTest {

  private static final int COMMITS = 240;

  @Test
  void forcedCommitsAreInTheFileWhenFreedSpaceIsReused(@TempDir Path folder) throws Exception {
    Path live = Files.createDirectory(folder.resolve("live"));
    Random random = new Random(1);
    try (Database database = Database.open(live)) {
      DurableTransactions transactions = new DurableTransactions(database);
      database
          .jdbi()
          .useHandle(
              h -> {
                h.execute("SET RETENTION_TIME 1");
                h.execute("CREATE TABLE kept (id INT PRIMARY KEY, v VARCHAR(4000))");
              });
      for (int i = 0; i < COMMITS; i++) {
        int id = i;
        String filler = "x".repeat(random.nextInt(3000));
        transactions.durably(
            () ->
                database
                    .jdbi()
                    .withHandle(
                        h -> {
                          h.execute("DELETE FROM kept WHERE id = ?", id - 15);
                          return h.execute("INSERT INTO kept VALUES (?, ?)", id, filler);
                        }));
        if (i % 4 == 3) {
          assertThat(newestIn(live, folder.resolve("copy" + i))).as("commit %s", i).isEqualTo(i);
        }
      }
    }
  }

  /** What a process that starts on the file as it is now would find. */
  private static int newestIn(Path live, Path copy) throws Exception {
    Files.createDirectory(copy);
    try (var files = Files.list(live)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".mv.db")).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    try (Database recovered = Database.open(copy)) {
      return recovered
          .jdbi()
          .withHandle(h -> h.createQuery("SELECT MAX(id) FROM kept").mapTo(int.class).one());
    }
  }
}
