package org.hotline12345.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The embedded database: opened, migrated and pooled. Commits reach the operating system at once
 * ({@code WRITE_DELAY=0}) and the disk by {@link #force()}. Thread-safe; close it to let the data
 * directory go.
 */
public final class Database implements AutoCloseable {
  private static final String SETTINGS =
      ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0";
  private static final int CONNECTIONS = 10;

  private final @Nullable DataDirectory directory;
  private final HikariDataSource pool;
  private final Connection forcing;
  private final Jdbi jdbi;
  private final OneWriter writer;

  private Database(@Nullable DataDirectory directory, String url) {
    this.directory = directory;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url + SETTINGS);
    config.setUsername("sa");
    config.setPassword("");
    config.setPoolName("store");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(10_000);
    this.pool = new HikariDataSource(config);
    try {
      this.forcing = DriverManager.getConnection(config.getJdbcUrl(), "sa", "");
      Flyway.configure()
          .dataSource(pool)
          .locations("classpath:db/migration")
          .validateMigrationNaming(true)
          // Data written by newer software is refused, not taken for ours.
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
    } catch (SQLException | RuntimeException e) {
      pool.close();
      throw new DataDirectoryException("database: cannot open " + url + ": " + e.getMessage(), e);
    }
    this.jdbi = Jdbi.create(pool);
    this.writer = OneWriter.over(jdbi);
  }

  /**
   * Opens the database in a directory, creating both when missing.
   *
   * @throws DataDirectoryException when another process has it, or it cannot be read
   */
  public static Database open(Path directory) {
    DataDirectory owned = DataDirectory.own(directory);
    try {
      return new Database(
          owned, "jdbc:h2:file:" + owned.path().resolve(DataDirectory.DATABASE_NAME));
    } catch (RuntimeException e) {
      owned.close();
      throw e instanceof DataDirectoryException
          ? e
          : new DataDirectoryException(
              "database: cannot open " + owned.databaseFile() + ": " + e.getMessage(), e);
    }
  }

  /** Opens a database that lives in memory until closed; the same name is the same database. */
  public static Database inMemory(String name) {
    return new Database(null, "jdbc:h2:mem:" + name);
  }

  /** SQL; handles are bound to the thread, so that nested use joins a running transaction. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** The pool, for libraries that want one. */
  public DataSource dataSource() {
    return pool;
  }

  /** Forces every commit made so far to the disk. About 1–2 ms. */
  void force() {
    writer.alone(this::checkpoint);
  }

  private void checkpoint() {
    try (Statement statement = forcing.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    } catch (SQLException e) {
      throw new NotForcedException(e);
    }
  }

  /**
   * Writes a consistent backup while everything goes on, and reads it back to check it.
   *
   * @param zip a file that does not exist yet
   * @throws BackupException when it cannot be written, or the audit log turns out to be broken
   */
  public BackupReport backupTo(Path zip, Instant now) {
    if (directory == null) {
      throw new BackupException("backup: a database in memory (expected: one on disk)", null);
    }
    return Backup.write(this::copyTo, zip, now);
  }

  private void copyTo(Path raw) {
    writer.alone(() -> jdbi.useHandle(handle -> handle.execute("backup to ?", raw.toString())));
  }

  /**
   * Checks that a file is a whole backup: its sums, every table's rows, the audit log's chain.
   *
   * @throws BackupException when it is not
   */
  public static BackupReport verifyBackup(Path zip) {
    return Backup.verify(zip);
  }

  /**
   * Puts a checked backup into a data directory; the database that was there is kept beside it. A
   * search index in the directory belongs to the old database and must be rebuilt.
   *
   * @throws BackupException when the file is no whole backup; the directory is untouched
   * @throws DataDirectoryException when the directory is in use
   */
  public static BackupReport restore(Path zip, Path directory, Instant now) {
    return Backup.restore(zip, directory, now);
  }

  /** Lets the data directory go; closing again does nothing. */
  @Override
  public void close() {
    if (pool.isClosed()) {
      return;
    }
    try (forcing;
        Statement statement = forcing.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    } catch (SQLException e) {
      throw new NotForcedException(e);
    } finally {
      pool.close();
      if (directory != null) {
        directory.close();
      }
    }
  }
}
