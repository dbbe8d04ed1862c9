package org.hotline12345.channels.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.durability.Transactions;
import org.hotline12345.security.AuditLog;
import org.hotline12345.security.Sessions;
import org.hotline12345.security.StaffAccounts;
import org.hotline12345.store.Database;
import org.hotline12345.store.JdbiAuditEntries;
import org.hotline12345.store.JdbiSessionRecords;
import org.hotline12345.store.JdbiStaffRecords;

/** Who may do what, and who did. */
public record StaffParts(AuditLog audit, StaffAccounts accounts, Sessions sessions) {

  static StaffParts open(
      Database database, Transactions transactions, HotlineConfig.Sessions config, Clock clock) {
    SecureRandom random = new SecureRandom();
    AuditLog audit = new AuditLog(new JdbiAuditEntries(database), clock);
    StaffAccounts accounts =
        new StaffAccounts(transactions, new JdbiStaffRecords(database), audit, clock, random);
    return new StaffParts(
        audit,
        accounts,
        new Sessions(
            new JdbiSessionRecords(database),
            accounts,
            clock,
            random,
            config.staffIdle(),
            config.staff()));
  }
}
