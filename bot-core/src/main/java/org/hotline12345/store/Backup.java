package org.hotline12345.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Enumeration;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Backups: a zip of the database file and a manifest. One is read back and checked when it is made,
 * and again before it is restored.
 */
final class Backup {
  private static final String MANIFEST = "manifest.json";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private Backup() {}

  /**
   * Writes a consistent copy of the running database.
   *
   * @param copying lets the engine write its own copy into the file named
   */
  static BackupReport write(Consumer<Path> copying, Path target, Instant now) {
    Path zip = target.toAbsolutePath().normalize();
    if (Files.exists(zip)) {
      throw new BackupException("backup: " + zip + " exists (expected: a new file)", null);
    }
    return withScratch(
        "backup: " + zip + " cannot be written",
        scratch -> {
          Path raw = scratch.resolve("raw.zip");
          copying.accept(raw);
          Path copy = scratch.resolve(DataDirectory.DATABASE_FILE);
          try (ZipFile file = new ZipFile(raw.toFile())) {
            extract(file, DataDirectory.DATABASE_FILE, copy);
          }
          BackupReport report = DatabaseCopy.inspect(copy, now);
          Path parent = zip.getParent();
          if (parent != null) {
            Files.createDirectories(parent);
          }
          Path partial = zip.resolveSibling(zip.getFileName() + ".partial");
          try (OutputStream out = Files.newOutputStream(partial);
              ZipOutputStream zipped = new ZipOutputStream(out)) {
            zipped.putNextEntry(new ZipEntry(MANIFEST));
            zipped.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
            zipped.putNextEntry(new ZipEntry(DataDirectory.DATABASE_FILE));
            Files.copy(copy, zipped);
          }
          force(partial);
          Files.move(partial, zip, StandardCopyOption.ATOMIC_MOVE);
          return report;
        });
  }

  /** Reads a whole backup and compares it with its manifest. */
  static BackupReport verify(Path zip) {
    return withScratch("backup: " + zip + " cannot be read", scratch -> unpack(zip, scratch));
  }

  /**
   * Puts the database of a backup in place of the one in a directory, which is kept beside it under
   * another name.
   */
  static BackupReport restore(Path zip, Path directory, Instant now) {
    return withScratch(
        "backup: " + zip + " cannot be restored",
        scratch -> {
          BackupReport report = unpack(zip, scratch);
          try (DataDirectory owned = DataDirectory.own(directory)) {
            Path current = owned.databaseFile();
            Path incoming = current.resolveSibling(DataDirectory.DATABASE_FILE + ".restoring");
            Files.copy(
                scratch.resolve(DataDirectory.DATABASE_FILE),
                incoming,
                StandardCopyOption.REPLACE_EXISTING);
            force(incoming);
            if (Files.exists(current)) {
              Files.move(
                  current,
                  current.resolveSibling(
                      DataDirectory.DATABASE_FILE + ".before-restore-" + STAMP.format(now)),
                  StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(incoming, current, StandardCopyOption.ATOMIC_MOVE);
          }
          return report;
        });
  }

  private static BackupReport unpack(Path zip, Path scratch) throws IOException {
    Path copy = scratch.resolve(DataDirectory.DATABASE_FILE);
    BackupReport manifest;
    try (ZipFile file = new ZipFile(zip.toFile())) {
      Enumeration<? extends ZipEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        String name = entries.nextElement().getName();
        if (!name.equals(MANIFEST) && !name.equals(DataDirectory.DATABASE_FILE)) {
          throw foreign(zip, "it holds " + name);
        }
      }
      ZipEntry entry = file.getEntry(MANIFEST);
      if (entry == null) {
        throw foreign(zip, "it has no " + MANIFEST);
      }
      try (InputStream in = file.getInputStream(entry)) {
        manifest = JSON.readValue(in, BackupReport.class);
      }
      if (!BackupReport.PRODUCT.equals(manifest.product())
          || manifest.format() != BackupReport.FORMAT) {
        throw foreign(zip, "it is of " + manifest.product() + " format " + manifest.format());
      }
      extract(file, DataDirectory.DATABASE_FILE, copy);
    } catch (ZipException | com.fasterxml.jackson.core.JacksonException e) {
      throw foreign(zip, "" + e.getMessage());
    }
    if (!DatabaseCopy.sha256(copy).equals(manifest.sha256())) {
      throw new BackupException(
          "backup: " + zip + " is damaged: the database file differs from its manifest", null);
    }
    BackupReport found = DatabaseCopy.inspect(copy, manifest.createdAt());
    if (!found.equals(manifest)) {
      throw new BackupException(
          "backup: "
              + zip
              + " is damaged: rows "
              + found.rows()
              + " (expected: "
              + manifest.rows()
              + ")",
          null);
    }
    return manifest;
  }

  private static BackupException foreign(Path zip, String why) {
    return new BackupException(
        "backup: " + zip + " is no backup of " + BackupReport.PRODUCT + ": " + why, null);
  }

  private static void extract(ZipFile file, String name, Path to) throws IOException {
    ZipEntry entry = file.getEntry(name);
    if (entry == null) {
      throw new BackupException("backup: " + file.getName() + " has no " + name, null);
    }
    try (InputStream in = file.getInputStream(entry)) {
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static <T> T withScratch(String failure, Work<T> work) {
    try {
      Path scratch = Files.createTempDirectory("hotline-backup");
      try {
        return work.in(scratch);
      } finally {
        try (var left = Files.list(scratch)) {
          for (Path file : left.toList()) {
            Files.deleteIfExists(file);
          }
        }
        Files.deleteIfExists(scratch);
      }
    } catch (IOException e) {
      throw new BackupException(failure + ": " + e, e);
    }
  }

  private interface Work<T> {
    T in(Path scratch) throws IOException;
  }
}
