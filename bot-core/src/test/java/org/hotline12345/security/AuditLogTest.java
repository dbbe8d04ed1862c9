package org.hotline12345.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.store.Database;
import org.hotline12345.store.JdbiAuditEntries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditLogTest {
  private Database database;
  private AuditLog log;

  @BeforeEach
  void open() {
    database = Database.inMemory("audit");
    log = new AuditLog(new JdbiAuditEntries(database), SettableClock.at("2026-11-23T09:00"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void fill(int count) {
    for (int i = 1; i <= count; i++) {
      log.append("zuoxi", "order.caller.view", "LS" + i, "");
    }
  }

  @Test
  void anUntouchedLogIsWhole() {
    assertThat(log.verify().ok()).isTrue();
    fill(1003);
    assertThat(log.verify()).isEqualTo(new AuditLog.Verification(1003, null, "完整"));
    assertThat(log.after(1001, 10))
        .extracting(AuditEntry::subject)
        .containsExactly("LS1002", "LS1003");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          update audit_entry set subject = 'LS9' where entry_no = 3|3
          update audit_entry set recorded_at = dateadd(second, 1, recorded_at) where entry_no = 1|1
          update audit_entry set actor = 'zuox', action = 'iorder.caller.view' where entry_no = 2|2
          delete from audit_entry where entry_no = 4|4
          delete from audit_entry where entry_no = 5|5
          delete from audit_entry|1
          update audit_entry set hash = previous_hash where entry_no = 2|2
          """)
  void theFirstBrokenEntryIsReported(String tampering, long broken) {
    fill(5);
    database.jdbi().useTransaction(handle -> handle.execute(tampering));
    AuditLog.Verification verification = log.verify();
    assertThat(verification.ok()).isFalse();
    assertThat(verification.firstBroken()).isEqualTo(broken);
    assertThat(verification.intact()).isEqualTo(broken - 1);
  }

  @Test
  void writersTakeTurns() throws Exception {
    List<Future<AuditEntry>> futures = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        futures.add(threads.submit(() -> log.append("a", "b", "c", "d")));
      }
    }
    for (Future<AuditEntry> future : futures) {
      future.get();
    }
    assertThat(log.verify()).isEqualTo(new AuditLog.Verification(100, null, "完整"));
  }
}
