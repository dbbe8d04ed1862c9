package org.hotline12345.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path directory;

  private static int orders(Database database) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("select count(*) from work_order").mapTo(int.class).one());
  }

  @Test
  void isMigratedOnFirstOpenAndKeptOnTheSecond() {
    Path data = directory.resolve("new/data");
    try (Database database = Database.open(data)) {
      assertThat(orders(database)).isZero();
      database.jdbi().useHandle(handle -> handle.execute("create table kept (id int)"));
    }
    try (Database database = Database.open(data)) {
      assertThat(
              database
                  .jdbi()
                  .<Integer, RuntimeException>withHandle(
                      handle ->
                          handle.createQuery("select count(*) from kept").mapTo(int.class).one()))
          .isZero();
    }
  }

  @Test
  void commitsAreWrittenWithoutDelay() {
    try (Database database = Database.open(directory)) {
      assertThat(
              database
                  .jdbi()
                  .<List<String>, RuntimeException>withHandle(
                      handle ->
                          handle
                              .createQuery(
                                  "select setting_value from information_schema.settings"
                                      + " where setting_name = 'WRITE_DELAY'")
                              .mapTo(String.class)
                              .list()))
          .isNotEmpty()
          .containsOnly("0");
    }
  }

  @Test
  void aDirectoryInUseIsRefusedByName() {
    try (Database database = Database.open(directory)) {
      assertThat(database.dataSource()).isNotNull();
      assertThatThrownBy(() -> Database.open(directory))
          .isInstanceOf(DataDirectoryException.class)
          .hasMessageContaining(directory.toString())
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
    }
    Database.open(directory).close();
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws Exception {
    Path file = directory.resolve("hotline.mv.db");
    Files.writeString(file, "this is not a database, but somebody's diary".repeat(500));
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> Database.open(directory))
        .isInstanceOf(DataDirectoryException.class)
        .hasMessageContaining("hotline.mv.db");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsRefused() throws Exception {
    Path file = Files.createFile(directory.resolve("data"));
    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOf(DataDirectoryException.class)
        .hasMessageContaining("expected: a writable directory");
  }
}
