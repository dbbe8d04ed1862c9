package org.hotline12345.channels.voice.recording;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A file of chunks, each sealed with AES-256-GCM (NIST SP 800-38D) under a nonce of its own: eight
 * random bytes of the file and the chunk's number. The file's name, the number and whether it is
 * the last are sealed in, so that chunks can neither be changed, left out, put in another order nor
 * into another file; an end that is missing is told.
 *
 * <p>Layout: {@code H12345R1}, the eight random bytes, then for each chunk its length (4 bytes,
 * negative for the last) and the sealed bytes.
 */
final class SealedFile {
  private static final byte[] MAGIC = "H12345R1".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT = 8;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int LARGEST_CHUNK = 1 << 20;

  private SealedFile() {}

  /** Writes a file; one thread at a time. */
  static final class Writer implements AutoCloseable {
    private final RecordingKey key;
    private final String name;
    private final byte[] salt = new byte[SALT];
    private final DataOutputStream out;
    private int number;

    Writer(Path file, RecordingKey key) throws IOException {
      this.key = key;
      this.name = name(file);
      new SecureRandom().nextBytes(salt);
      OutputStream raw = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
      out = new DataOutputStream(raw);
      out.write(MAGIC);
      out.write(salt);
    }

    /** Seals and writes a chunk. */
    void write(byte[] chunk, boolean last) throws IOException {
      byte[] sealed = apply(Cipher.ENCRYPT_MODE, key, name, salt, number++, last, chunk);
      out.writeInt(last ? -sealed.length : sealed.length);
      out.write(sealed);
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /**
   * Reads a file.
   *
   * @return whether it has its end; without it the call's last seconds are missing
   * @throws IOException when it cannot be read, or somebody changed it
   */
  static boolean read(Path file, RecordingKey key, Consumer<byte[]> chunks) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (!java.util.Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new IOException(name(file) + ": no recording (expected: H12345R1 at the start)");
      }
      byte[] salt = in.readNBytes(SALT);
      for (int number = 0; ; number++) {
        int length;
        byte[] sealed;
        try {
          length = in.readInt();
          int size = Math.abs(length);
          if (size > LARGEST_CHUNK) {
            throw new IOException(name(file) + ": a chunk of " + size + " bytes");
          }
          sealed = new byte[size];
          in.readFully(sealed);
        } catch (EOFException e) {
          return false;
        }
        boolean last = length < 0;
        chunks.accept(apply(Cipher.DECRYPT_MODE, key, name(file), salt, number, last, sealed));
        if (last) {
          return true;
        }
      }
    }
  }

  private static byte[] apply(
      int mode, RecordingKey key, String name, byte[] salt, int number, boolean last, byte[] bytes)
      throws IOException {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      byte[] nonce = ByteBuffer.allocate(NONCE).put(salt).putInt(number).array();
      cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD((name + '|' + number + '|' + last).getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IOException(name + ": chunk " + number + " was changed, or the key is another", e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
