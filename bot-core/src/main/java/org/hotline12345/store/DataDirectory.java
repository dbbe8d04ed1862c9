package org.hotline12345.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds the database, owned by one process at a time. The operating system drops
 * the ownership when the process dies, however it dies.
 */
final class DataDirectory implements AutoCloseable {
  static final String DATABASE_NAME = "hotline";
  static final String DATABASE_FILE = DATABASE_NAME + ".mv.db";
  private static final String LOCK_FILE = "hotline.lock";

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the directory, creating it when missing.
   *
   * @throws DataDirectoryException when another process has it, or it cannot be written
   */
  static DataDirectory own(Path directory) {
    Path path = directory.toAbsolutePath().normalize();
    if (path.toString().indexOf(';') >= 0) {
      throw new DataDirectoryException(
          "data directory: " + path + " (expected: a path without ';')", null);
    }
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve(LOCK_FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        String holder = describeHolder(channel);
        channel.close();
        throw new DataDirectoryException(
            "data directory: " + path + " is in use by " + holder + " (expected: one at a time)",
            null);
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      return new DataDirectory(path, channel);
    } catch (IOException e) {
      throw new DataDirectoryException(
          "data directory: " + path + " cannot be used (expected: a writable directory): " + e, e);
    }
  }

  Path path() {
    return path;
  }

  Path databaseFile() {
    return path.resolve(DATABASE_FILE);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String describeHolder(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(20);
    channel.read(content, 0);
    String pid = new String(content.array(), 0, content.position(), StandardCharsets.UTF_8).strip();
    return pid.isEmpty() ? "another process" : "process " + pid;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
