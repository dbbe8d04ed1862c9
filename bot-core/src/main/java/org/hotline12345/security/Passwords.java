package org.hotline12345.security;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;

/**
 * Hashes passwords with Argon2id at OWASP's parameters (19 MiB, 2 passes). At most two at once, so
 * that a flood of sign-ins cannot take the memory.
 */
final class Passwords {
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  /** No letters and digits that look alike. */
  private static final String READABLE = "abcdefghijkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 4;
  private static final int GROUP_LENGTH = 4;

  private final SecureRandom random;
  private final Semaphore atOnce = new Semaphore(2);

  Passwords(SecureRandom random) {
    this.random = random;
  }

  /** A new password of 80 bits that can be read out. */
  String readable() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
      if (i > 0 && i % GROUP_LENGTH == 0) {
        password.append('-');
      }
      password.append(READABLE.charAt(random.nextInt(READABLE.length())));
    }
    return password.toString();
  }

  String hash(String password) {
    atOnce.acquireUninterruptibly();
    try {
      return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
    } finally {
      atOnce.release();
    }
  }

  boolean matches(String password, String hash) {
    atOnce.acquireUninterruptibly();
    try {
      return !password.isEmpty() && Password.check(password, hash).with(ARGON2);
    } finally {
      atOnce.release();
    }
  }
}
