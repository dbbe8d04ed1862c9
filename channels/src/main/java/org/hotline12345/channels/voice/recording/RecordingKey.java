package org.hotline12345.channels.voice.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of all recordings: 256 bits in hexadecimal in a file that only the hotline's own user may
 * read. Whoever loses it loses every recording; it belongs into the backup, apart from them.
 */
public final class RecordingKey {
  /** Its name in the data folder. */
  public static final String FILE = "recordings.key";

  private static final int BYTES = 32;

  private final SecretKey key;

  private RecordingKey(SecretKey key) {
    this.key = key;
  }

  /**
   * The key of a data folder, made when there is none.
   *
   * @throws UncheckedIOException when it can neither be read nor made
   * @throws IllegalStateException when the file holds no key
   */
  public static RecordingKey in(Path dataDir) {
    Path file = dataDir.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      byte[] bytes = HexFormat.of().parseHex(Files.readString(file).strip());
      if (bytes.length != BYTES) {
        throw new IllegalStateException(
            file + ": " + bytes.length + " bytes (expected: " + BYTES + " in hexadecimal)");
      }
      return new RecordingKey(new SecretKeySpec(bytes, "AES"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(file + ": no key (expected: 64 hexadecimal digits)", e);
    }
  }

  private static void make(Path file) throws IOException {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.createDirectories(file.toAbsolutePath().getParent());
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(file, options, ownerOnly)) {
      channel.write(
          java.nio.ByteBuffer.wrap(
              (HexFormat.of().formatHex(bytes) + "\n")
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    } catch (FileAlreadyExistsException e) {
      // Somebody made it at the same moment: that one counts.
    }
  }

  SecretKey secret() {
    return key;
  }

  @Override
  public String toString() {
    return "RecordingKey[***]";
  }
}
