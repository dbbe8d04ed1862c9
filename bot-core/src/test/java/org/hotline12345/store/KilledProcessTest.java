package org.hotline12345.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.security.AuditEntry;
import org.hotline12345.security.AuditLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
  @TempDir Path directory;

  @Test
  void whatAKilledProcessPromisedIsThereAndItsDirectoryIsFree() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WritingProcess.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<Long> promised = new ArrayList<>();
    try (BufferedReader lines = process.inputReader()) {
      while (promised.size() < 300) {
        promised.add(Long.valueOf(lines.readLine()));
      }
      assertThatThrownBy(() -> Database.open(directory))
          .isInstanceOf(DataDirectoryException.class)
          .hasMessageContaining("in use by process " + process.pid());
      process.toHandle().destroyForcibly();
      String line = lines.readLine();
      while (line != null && !line.isEmpty()) {
        promised.add(Long.valueOf(line));
        line = lines.readLine();
      }
      process.waitFor();
    } finally {
      process.destroyForcibly();
    }
    try (Database database = Database.open(directory)) {
      JdbiAuditEntries entries = new JdbiAuditEntries(database);
      assertThat(entries.after(0, Integer.MAX_VALUE))
          .extracting(AuditEntry::number)
          .containsAll(promised)
          .doesNotHaveDuplicates();
      assertThat(AuditLog.verify(entries).ok()).isTrue();
    }
  }
}
