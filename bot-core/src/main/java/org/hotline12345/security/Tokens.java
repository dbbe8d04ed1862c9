package org.hotline12345.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Secrets handed to browsers: opaque, of 256 random bits. Only their hash is ever stored, so that
 * neither a database nor a backup gives access. Thread-safe.
 */
final class Tokens {
  private static final int BYTES = 32;
  private static final int HASH_LENGTH = 64;

  private final SecureRandom random;

  public Tokens(SecureRandom random) {
    this.random = random;
  }

  /** A new token, 43 characters that are safe in headers and addresses. */
  public String issue() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What to store of a token: 64 hexadecimal digits. */
  public static String hash(String token) {
    return AuditEntry.sha256(token);
  }

  /** Whether a token is the one whose hash was stored, in constant time. */
  public static boolean matches(String token, String storedHash) {
    return storedHash.length() == HASH_LENGTH
        && MessageDigest.isEqual(
            hash(token).getBytes(StandardCharsets.US_ASCII),
            storedHash.getBytes(StandardCharsets.US_ASCII));
  }
}
