package org.hotline12345.store;

import java.time.Instant;
import java.util.Map;

/**
 * What is in a backup; it stands in the backup itself too.
 *
 * @param product whose backup it is
 * @param format version of the backup's layout
 * @param createdAt when the backup was asked for
 * @param sha256 of the database file
 * @param rows how many rows each table has
 * @param auditEntries length of the audit log, whose hash chain was in order
 */
public record BackupReport(
    String product,
    int format,
    Instant createdAt,
    String sha256,
    Map<String, Long> rows,
    long auditEntries) {
  static final String PRODUCT = "Hotline 12345";
  static final int FORMAT = 1;

  public BackupReport {
    rows = Map.copyOf(rows);
  }
}
