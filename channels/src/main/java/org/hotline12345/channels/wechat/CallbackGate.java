package org.hotline12345.channels.wechat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hotline12345.channels.config.WechatConfig;
import org.hotline12345.channels.wechat.RefusedException.Reason;
import org.hotline12345.contact.Deliveries;
import org.jspecify.annotations.Nullable;

/** Lets in what Tencent sends to this account, and nothing else. Thread-safe. */
final class CallbackGate {
  private final WechatConfig config;
  private final Clock clock;
  private final Nonces nonces;
  private final SecureRandom random;
  private final @Nullable SafeMode safe;

  CallbackGate(WechatConfig config, Deliveries deliveries, Clock clock, SecureRandom random) {
    this.config = config;
    this.clock = clock;
    this.nonces = new Nonces(deliveries, clock);
    this.random = random;
    this.safe =
        config.aesKey() == null
            ? null
            : new SafeMode(config.aesKey().reveal(), config.appId(), random);
  }

  /**
   * The parameters every callback has.
   *
   * @param messageSignature that over the ciphertext, empty in plain mode
   */
  record Query(String signature, String messageSignature, String timestamp, String nonce) {}

  /** A message that was let in, with its XML in the clear and how to answer it. */
  record Admitted(Incoming incoming, String xml, boolean encrypted) {
    /** Prints nothing of the citizen. */
    @Override
    public String toString() {
      return "Admitted[" + incoming + "]";
    }
  }

  /**
   * Whether the platform asks if we are there.
   *
   * @throws RefusedException when somebody else does
   */
  void verify(Query query) {
    if (!Signature.matches(
        query.signature(), config.token().reveal(), query.timestamp(), query.nonce())) {
      throw new RefusedException(Reason.SIGNATURE);
    }
    timely(query.timestamp());
  }

  /**
   * Lets a message in.
   *
   * @throws RefusedException when it is not from the platform, not for this account, too old, or no
   *     message at all
   */
  Admitted admit(Query query, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    boolean encrypted = isEncrypted(query);
    Map<String, String> outer = encrypted ? MessageXml.read(text) : Map.of();
    String ciphertext = outer.getOrDefault("Encrypt", "");
    if (encrypted
        ? !Signature.matches(
            query.messageSignature(),
            config.token().reveal(),
            query.timestamp(),
            query.nonce(),
            ciphertext)
        : !Signature.matches(
            query.signature(), config.token().reveal(), query.timestamp(), query.nonce())) {
      throw new RefusedException(Reason.SIGNATURE);
    }
    timely(query.timestamp());
    String xml = encrypted && safe != null ? safe.decrypt(ciphertext) : text;
    Incoming incoming = Incoming.of(MessageXml.read(xml));
    String account = config.originalId();
    if (account != null && !account.equals(incoming.account())) {
      throw new RefusedException(Reason.FOREIGN_ACCOUNT);
    }
    if (!nonces.admit(query.timestamp(), query.nonce(), incoming.key())) {
      throw new RefusedException(Reason.REPLAYED_NONCE);
    }
    return new Admitted(incoming, xml, encrypted);
  }

  /** With a key, plain messages are refused: in them nothing guards the content. */
  private boolean isEncrypted(Query query) {
    if (safe == null) {
      return false;
    }
    if (query.messageSignature().isEmpty()) {
      throw new RefusedException(Reason.NOT_ENCRYPTED);
    }
    return true;
  }

  /** A reply as the platform wants it, in the mode of the message. */
  String sealed(Admitted message, String content) {
    Instant now = clock.instant();
    Incoming incoming = message.incoming();
    String xml =
        MessageXml.text(incoming.openId(), incoming.account(), now.getEpochSecond(), content);
    if (!message.encrypted() || safe == null) {
      return xml;
    }
    String ciphertext = safe.encrypt(xml);
    String timestamp = Long.toString(now.getEpochSecond());
    String nonce = Long.toString(random.nextLong() >>> 1);
    return MessageXml.encrypted(
        ciphertext,
        Signature.of(config.token().reveal(), timestamp, nonce, ciphertext),
        timestamp,
        nonce);
  }

  private void timely(String timestamp) {
    Duration off;
    try {
      off = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
    } catch (RuntimeException e) {
      throw new RefusedException(Reason.STALE_TIMESTAMP);
    }
    if (off.abs().compareTo(config.timestampWindow()) > 0) {
      throw new RefusedException(Reason.STALE_TIMESTAMP);
    }
  }
}
