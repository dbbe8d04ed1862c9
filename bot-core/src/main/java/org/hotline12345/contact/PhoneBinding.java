package org.hotline12345.contact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.hotline12345.contact.PhoneClaims.Claim;

/**
 * Proves that a phone is a citizen's: whoever reads the code sent to it has it in hand. Nothing
 * else makes an identity, least of all a name the citizen chose. Thread-safe.
 */
public final class PhoneBinding {
  /** How long a code holds. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  /** Wrong codes until a new one must be asked for. */
  public static final int TRIES = 5;

  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** Codes a citizen can have sent in a day, to whatever phones. */
  private static final int A_DAY = 5;

  private static final Duration DAY = Duration.ofDays(1);
  private static final int CODES = 1_000_000;

  private final PhoneClaims claims;
  private final Contacts contacts;
  private final CodeSender sender;
  private final SecureRandom random;
  private final Clock clock;

  /** What came of a step. */
  public enum Outcome {
    SENT,
    /** A code went out less than a minute ago, or too many did today. */
    TOO_SOON,
    NOT_SENT,
    BOUND,
    WRONG_CODE,
    /** No code is waited for, or no more: it is too old, or was guessed at too often. */
    NO_CLAIM
  }

  public PhoneBinding(
      PhoneClaims claims, Contacts contacts, CodeSender sender, SecureRandom random, Clock clock) {
    this.claims = claims;
    this.contacts = contacts;
    this.sender = sender;
    this.random = random;
    this.clock = clock;
  }

  /** Whether a code is waited for. */
  public boolean awaitsCode(Channel channel, String address) {
    return live(channel, address).isPresent();
  }

  /**
   * Sends a code to a phone.
   *
   * @param phone 11 digits
   */
  public Outcome claim(Channel channel, String address, String phone) {
    Instant now = clock.instant();
    Optional<Claim> before = claims.find(channel, address);
    if (before.isPresent() && now.isBefore(before.get().expiresAt().minus(LIFE).plus(PAUSE))) {
      return Outcome.TOO_SOON;
    }
    Optional<Claim> today = before.filter(c -> now.isBefore(c.sentSince().plus(DAY)));
    int sent = today.map(Claim::sent).orElse(0) + 1;
    if (sent > A_DAY) {
      return Outcome.TOO_SOON;
    }
    String code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
    claims.put(
        channel,
        address,
        new Claim(
            phone,
            hash(address, code),
            now.plus(LIFE),
            0,
            sent,
            today.map(Claim::sentSince).orElse(now)));
    try {
      sender.send(phone, code);
      return Outcome.SENT;
    } catch (CodeNotSentException e) {
      claims.spend(channel, address);
      return Outcome.NOT_SENT;
    }
  }

  /** Takes the code the citizen read. */
  public Outcome confirm(Channel channel, String address, String code) {
    Optional<Claim> claim = live(channel, address);
    if (claim.isEmpty()) {
      return Outcome.NO_CLAIM;
    }
    if (!MessageDigest.isEqual(bytes(claim.get().codeHash()), bytes(hash(address, code)))) {
      claims.wrong(channel, address);
      return Outcome.WRONG_CODE;
    }
    contacts.bind(channel, address, claim.get().phone(), clock.instant());
    claims.spend(channel, address);
    return Outcome.BOUND;
  }

  private Optional<Claim> live(Channel channel, String address) {
    return claims
        .find(channel, address)
        .filter(c -> c.tries() < TRIES && clock.instant().isBefore(c.expiresAt()));
  }

  private static String hash(String address, String code) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(bytes(address + "\n" + code)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
