package org.hotline12345.models.embedding;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Vectors on disk, found by the hash of model and text, so that a restart or a reindex embeds only
 * what is new. It can be deleted at any time; nothing but time is lost. One process at a time.
 *
 * <p>The file is a header and then records of one size: 16 bytes of SHA-256, the floats, a CRC-32C.
 * Records are appended and never changed. A record that a crash left half written or unwritten is
 * recognised by its length or checksum when the file is opened; at the end of the file it is cut
 * off, elsewhere it is skipped. Only keys are held in memory. Thread-safe.
 */
public final class EmbeddingCache implements AutoCloseable {
  private static final int MAGIC = 0x48313245;
  private static final int HEADER = 12;
  private static final int KEY = 16;

  private final RandomAccessFile file;
  private final int dimension;
  private final int recordSize;
  private final Map<Key, Long> offsets = new HashMap<>();
  private final int damaged;
  private long end;

  /**
   * Opens or makes the file. A file of another format or dimension is emptied.
   *
   * @param dimension floats per vector, at least 1
   * @throws UncheckedIOException when it cannot be read or written, or another process has it
   */
  public EmbeddingCache(Path path, int dimension) {
    this.dimension = dimension;
    this.recordSize = KEY + dimension * Float.BYTES + Integer.BYTES;
    try {
      if (path.getParent() != null) {
        Files.createDirectories(path.getParent());
      }
      file = new RandomAccessFile(path.toFile(), "rw");
      lock(path);
      if (!headerFits()) {
        writeHeader();
      }
      damaged = load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The vector stored for that text under that model, null when there is none. */
  public synchronized float @Nullable [] get(String model, String text) {
    Long offset = offsets.get(Key.of(model, text));
    if (offset == null) {
      return null;
    }
    byte[] record = new byte[recordSize];
    try {
      file.seek(offset);
      file.readFully(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    float[] vector = new float[dimension];
    ByteBuffer.wrap(record, KEY, dimension * Float.BYTES).asFloatBuffer().get(vector);
    return vector;
  }

  /**
   * Stores a vector unless the text has one.
   *
   * @throws IllegalArgumentException when the vector has another dimension
   */
  public synchronized void put(String model, String text, float[] vector) {
    if (vector.length != dimension) {
      throw new IllegalArgumentException(
          "vector: " + vector.length + " floats (expected: " + dimension + ")");
    }
    Key key = Key.of(model, text);
    if (offsets.containsKey(key)) {
      return;
    }
    ByteBuffer record = ByteBuffer.allocate(recordSize);
    record.putLong(key.high).putLong(key.low);
    for (float f : vector) {
      record.putFloat(f);
    }
    record.putInt(checksum(record.array(), recordSize - Integer.BYTES));
    try {
      file.seek(end);
      file.write(record.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    offsets.put(key, end);
    end += recordSize;
  }

  /** How many vectors it holds. */
  public synchronized int size() {
    return offsets.size();
  }

  /** How many damaged records were found when it was opened. */
  public int damaged() {
    return damaged;
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void lock(Path path) throws IOException {
    @Nullable FileLock lock;
    try {
      lock = file.getChannel().tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      file.close();
      throw new IOException(path + ": in use by another process (expected: one at a time)");
    }
  }

  private boolean headerFits() throws IOException {
    if (file.length() < HEADER) {
      return false;
    }
    file.seek(0);
    return file.readInt() == MAGIC && file.readInt() == 1 && file.readInt() == dimension;
  }

  private void writeHeader() throws IOException {
    file.setLength(0);
    file.writeInt(MAGIC);
    file.writeInt(1);
    file.writeInt(dimension);
  }

  private int load() throws IOException {
    int bad = 0;
    int badAtEnd = 0;
    byte[] record = new byte[recordSize];
    long length = file.length();
    file.seek(HEADER);
    for (end = HEADER; end + recordSize <= length; end += recordSize) {
      file.readFully(record);
      ByteBuffer read = ByteBuffer.wrap(record);
      if (checksum(record, recordSize - Integer.BYTES) == read.getInt(recordSize - Integer.BYTES)) {
        offsets.put(new Key(read.getLong(), read.getLong()), end);
        badAtEnd = 0;
      } else {
        bad++;
        badAtEnd++;
      }
    }
    if (end < length) {
      bad++;
    }
    end -= (long) badAtEnd * recordSize;
    file.setLength(end);
    return bad;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  private record Key(long high, long low) {
    static Key of(String model, String text) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(model.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        return new Key(hash.getLong(), hash.getLong());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }
  }
}
