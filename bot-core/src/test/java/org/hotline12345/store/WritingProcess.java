package org.hotline12345.store;

import java.nio.file.Path;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.security.AuditLog;

/** A process that appends durably for ever and tells each number once it is promised. */
final class WritingProcess {
  private WritingProcess() {}

  public static void main(String[] arguments) {
    try (Database database = Database.open(Path.of(arguments[0]))) {
      AuditLog log =
          new AuditLog(new JdbiAuditEntries(database), SettableClock.at("2026-11-23T09:00"));
      DurableTransactions transactions = new DurableTransactions(database);
      Runnable writing =
          () -> {
            while (true) {
              long number =
                  transactions.durably(() -> log.append("load", "write", "x", "")).number();
              synchronized (System.out) {
                System.out.println(number);
                System.out.flush();
              }
            }
          };
      Thread.ofVirtual().start(writing);
      writing.run();
    }
  }
}
