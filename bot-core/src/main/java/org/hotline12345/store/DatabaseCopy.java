package org.hotline12345.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hotline12345.security.AuditLog;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Looks into a database file that nobody else uses, without changing it. */
final class DatabaseCopy {
  private DatabaseCopy() {}

  /**
   * Counts every row and walks the audit log.
   *
   * @throws BackupException when the file is no database of ours, or the log is broken
   */
  static BackupReport inspect(Path file, Instant createdAt) throws IOException {
    String sha256 = sha256(file);
    String path = file.toString();
    Jdbi jdbi =
        Jdbi.create(
            "jdbc:h2:file:"
                + path.substring(0, path.length() - ".mv.db".length())
                + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r",
            "sa",
            "");
    try {
      return jdbi.withHandle(
          handle -> {
            List<String> tables =
                handle
                    .createQuery(
                        "select table_name from information_schema.tables"
                            + " where table_schema = 'PUBLIC' and table_type = 'BASE TABLE'")
                    .mapTo(String.class)
                    .list();
            Map<String, Long> rows = new TreeMap<>();
            for (String table : tables) {
              rows.put(
                  table.toLowerCase(Locale.ROOT),
                  handle
                      .createQuery("select count(*) from \"" + table + "\"")
                      .mapTo(long.class)
                      .one());
            }
            AuditLog.Verification audit = AuditLog.verify(new JdbiAuditEntries(jdbi));
            if (!audit.ok()) {
              throw new BackupException(
                  "backup: the audit log is broken at entry "
                      + audit.firstBroken()
                      + " (expected: a whole chain)",
                  null);
            }
            return new BackupReport(
                BackupReport.PRODUCT, BackupReport.FORMAT, createdAt, sha256, rows, audit.intact());
          });
    } catch (JdbiException e) {
      throw new BackupException(
          "backup: " + file.getFileName() + " cannot be read as our database: " + e.getMessage(),
          e);
    }
  }

  static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
