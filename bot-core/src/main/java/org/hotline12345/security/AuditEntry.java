package org.hotline12345.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * One entry of the audit log.
 *
 * @param number from 1, without gaps
 * @param at to the millisecond
 * @param actor who did it
 * @param action what was done, as in {@code order.caller.view}
 * @param subject to what, as an order number; never a name or phone
 * @param detail anything more, never personal data
 * @param previousHash the hash of the entry before, {@link #NO_HASH} for the first
 * @param hash SHA-256 over everything above, hexadecimal
 */
public record AuditEntry(
    long number,
    Instant at,
    String actor,
    String action,
    String subject,
    String detail,
    String previousHash,
    String hash) {
  /** What stands for the hash before the first entry. */
  public static final String NO_HASH = "0".repeat(64);

  /** The entry as it should be, with its hash computed. */
  static AuditEntry sealed(
      long number,
      Instant at,
      String actor,
      String action,
      String subject,
      String detail,
      String previousHash) {
    // Lengths before the parts, so that no two different entries have the same canonical form.
    StringBuilder canonical = new StringBuilder(previousHash);
    for (String part :
        List.of(
            Long.toString(number),
            Long.toString(at.toEpochMilli()),
            actor,
            action,
            subject,
            detail)) {
      canonical.append('|').append(part.length()).append(':').append(part);
    }
    return new AuditEntry(
        number, at, actor, action, subject, detail, previousHash, sha256(canonical.toString()));
  }

  /** Whether its hash is that of its content. */
  boolean isSealed() {
    return sealed(number, at, actor, action, subject, detail, previousHash).hash().equals(hash);
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
