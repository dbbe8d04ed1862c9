package org.hotline12345.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.security.AuditLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

  @TempDir Path directory;
  private Path data;
  private Path zip;

  @BeforeEach
  void fill() {
    data = directory.resolve("data");
    zip = directory.resolve("out/backup.zip");
    try (Database database = Database.open(data)) {
      for (int i = 0; i < 20; i++) {
        audit(database).append("zuoxi", "order.caller.view", "LS" + i, "");
      }
    }
  }

  private static AuditLog audit(Database database) {
    return new AuditLog(new JdbiAuditEntries(database), SettableClock.at("2026-11-23T09:00"));
  }

  private BackupReport backup() {
    try (Database database = Database.open(data)) {
      return database.backupTo(zip, NOW);
    }
  }

  @Test
  void whatWasBackedUpIsRestoredAndTheOldKept() throws Exception {
    BackupReport report = backup();
    assertThat(report.auditEntries()).isEqualTo(20);
    assertThat(report.rows()).containsEntry("audit_entry", 20L).containsEntry("work_order", 0L);
    assertThat(Database.verifyBackup(zip)).isEqualTo(report);
    try (Database database = Database.open(data)) {
      audit(database).append("zuoxi", "later", "x", "");
    }
    assertThat(Database.restore(zip, data, NOW)).isEqualTo(report);
    try (Database database = Database.open(data)) {
      assertThat(audit(database).verify().intact()).isEqualTo(20);
    }
    try (var files = Files.list(data)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("hotline.mv.db.before-restore-20261123-010000-000");
    }
    Path elsewhere = directory.resolve("new/data");
    Database.restore(zip, elsewhere, NOW);
    try (Database database = Database.open(elsewhere)) {
      assertThat(audit(database).verify().intact()).isEqualTo(20);
    }
  }

  @Test
  void aBackupMadeUnderLoadIsConsistent() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    try (Database database = Database.open(data);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      DurableTransactions transactions = new DurableTransactions(database);
      List<Future<?>> writers =
          List.of(
              threads.submit(() -> write(database, transactions, stop)),
              threads.submit(() -> write(database, transactions, stop)));
      BackupReport report = database.backupTo(zip, NOW);
      stop.set(true);
      for (Future<?> writer : writers) {
        writer.get();
      }
      assertThat(report.rows()).containsEntry("audit_entry", report.auditEntries());
      assertThat(report.auditEntries()).isGreaterThanOrEqualTo(20);
    }
    assertThat(Database.verifyBackup(zip).sha256()).hasSize(64);
  }

  private static void write(
      Database database, DurableTransactions transactions, AtomicBoolean stop) {
    while (!stop.get()) {
      transactions.durably(() -> audit(database).append("load", "write", "x", ""));
    }
  }

  @Test
  void badAndForeignFilesAreRefusedAndChangeNothing() throws Exception {
    backup();
    byte[] before = Files.readAllBytes(data.resolve("hotline.mv.db"));

    Path text = Files.writeString(directory.resolve("text.zip"), "no zip at all");
    Path foreign = directory.resolve("foreign.zip");
    try (OutputStream out = Files.newOutputStream(foreign);
        ZipOutputStream zipped = new ZipOutputStream(out)) {
      zipped.putNextEntry(new ZipEntry("../../etc/passwd"));
      zipped.write(1);
    }
    Path damaged = Files.copy(zip, directory.resolve("damaged.zip"));
    try (FileSystem inside = FileSystems.newFileSystem(damaged)) {
      Path database = inside.getPath("hotline.mv.db");
      byte[] bytes = Files.readAllBytes(database);
      bytes[bytes.length / 2] ^= 1;
      Files.write(database, bytes);
    }
    Path cut = directory.resolve("cut.zip");
    byte[] whole = Files.readAllBytes(zip);
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
    Path unlisted = Files.copy(zip, directory.resolve("unlisted.zip"));
    try (FileSystem inside = FileSystems.newFileSystem(unlisted)) {
      Path manifest = inside.getPath("manifest.json");
      Files.writeString(
          manifest, Files.readString(manifest).replace("Hotline 12345", "Something else"));
    }

    refused(text, "is no backup of Hotline 12345");
    refused(foreign, "it holds ../../etc/passwd");
    refused(damaged, "is damaged");
    refused(cut, "is no backup of Hotline 12345");
    refused(unlisted, "it is of Something else");
    refused(directory.resolve("missing.zip"), "missing.zip");

    assertThat(Files.readAllBytes(data.resolve("hotline.mv.db"))).isEqualTo(before);
    try (var files = Files.list(data)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("hotline.mv.db", "hotline.lock");
    }
    assertThatThrownBy(() -> Database.restore(text, directory.resolve("never"), NOW))
        .isInstanceOf(BackupException.class);
    assertThat(directory.resolve("never")).doesNotExist();
  }

  private void refused(Path file, String why) {
    assertThatThrownBy(() -> Database.restore(file, data, NOW))
        .as(file.toString())
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(why);
    assertThatThrownBy(() -> Database.verifyBackup(file)).isInstanceOf(BackupException.class);
  }

  @Test
  void aBrokenAuditLogIsFoundWhenBackingUp() {
    try (Database database = Database.open(data)) {
      database
          .jdbi()
          .useTransaction(
              handle -> handle.execute("update audit_entry set actor = 'x' where entry_no = 7"));
      assertThatThrownBy(() -> database.backupTo(zip, NOW))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("broken at entry 7");
      assertThat(zip).doesNotExist();
    }
  }

  @Test
  void nothingIsOverwrittenAndNothingInUseIsReplaced() throws Exception {
    backup();
    try (Database database = Database.open(data)) {
      assertThatThrownBy(() -> database.backupTo(zip, NOW))
          .hasMessageContaining("exists (expected: a new file)");
      assertThatThrownBy(() -> Database.restore(zip, data, NOW))
          .isInstanceOf(DataDirectoryException.class)
          .hasMessageContaining("in use");
      assertThat(audit(database).verify().intact()).isEqualTo(20);
    }
    try (Database memory = Database.inMemory("backup")) {
      assertThatThrownBy(() -> memory.backupTo(directory.resolve("m.zip"), NOW))
          .hasMessageContaining("expected: one on disk");
    }
    Files.copy(zip, directory.resolve("kept.zip"), StandardCopyOption.REPLACE_EXISTING);
    assertThat(Database.verifyBackup(directory.resolve("kept.zip")).format()).isEqualTo(1);
  }

  @Test
  void dataOfNewerSoftwareIsRefused() {
    try (Database database = Database.open(data)) {
      database
          .jdbi()
          .useTransaction(
              handle ->
                  handle.execute(
                      "insert into \"flyway_schema_history\" select 99, '99', 'future', \"type\","
                          + " 'V99__future.sql', \"checksum\", \"installed_by\", \"installed_on\","
                          + " 1, true from \"flyway_schema_history\" where \"version\" = '1'"));
    }
    assertThatThrownBy(() -> Database.open(data))
        .isInstanceOf(DataDirectoryException.class)
        .hasMessageContaining("99");
  }
}
