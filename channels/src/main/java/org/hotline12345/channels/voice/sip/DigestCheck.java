package org.hotline12345.channels.voice.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.hotline12345.channels.config.Secret;
import org.hotline12345.channels.config.SipConfig;

/**
 * Lets a caller prove that it knows a password (RFC 3261, section 22; digest of RFC 2617 with qop
 * {@code auth} and MD5, which is what telephones speak). A nonce holds for minutes, and each of its
 * counts once. Thread-safe.
 */
final class DigestCheck {
  private static final long NONCE_MILLIS = 300_000;
  private static final int MOST_NONCES = 10_000;

  private final SipConfig.Digest config;
  private final Clock clock;
  private final SecretKeySpec key;
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  /**
   * @param key random, kept nowhere
   */
  DigestCheck(SipConfig.Digest config, Clock clock, byte[] key) {
    this.config = config;
    this.clock = clock;
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /**
   * Returns when the request is a user's.
   *
   * @throws RefusedException 401 with a challenge, 403 when there are no users
   */
  void check(Request request) throws RefusedException {
    if (config.users().isEmpty()) {
      throw new RefusedException(Response.FORBIDDEN, "Not from here");
    }
    if (!(request.getHeader(AuthorizationHeader.NAME) instanceof AuthorizationHeader proof)) {
      throw challenge(false);
    }
    String nonce = String.valueOf(proof.getNonce());
    if (!isOurs(nonce)) {
      throw challenge(true);
    }
    if (!isRight(proof, request.getMethod(), nonce) || !isNew(nonce, proof.getNonceCount())) {
      throw challenge(false);
    }
  }

  private RefusedException challenge(boolean stale) {
    String nonce = nonce(clock.millis());
    return new RefusedException(
        Response.UNAUTHORIZED,
        "Unauthorized",
        WWWAuthenticateHeader.NAME,
        "Digest realm=\""
            + config.realm()
            + "\", nonce=\""
            + nonce
            + "\", algorithm=MD5, qop=\"auth\""
            + (stale ? ", stale=true" : ""));
  }

  private String nonce(long millis) {
    String time = Long.toHexString(millis);
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return time + "." + HexFormat.of().formatHex(mac.doFinal(time.getBytes(UTF_8)), 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isOurs(String nonce) {
    int dot = nonce.indexOf('.');
    if (dot < 1 || dot > 15 || !nonce.substring(0, dot).matches("[0-9a-f]+")) {
      return false;
    }
    long millis = Long.parseLong(nonce.substring(0, dot), 16);
    return same(nonce, nonce(millis)) && Math.abs(clock.millis() - millis) <= NONCE_MILLIS;
  }

  private boolean isRight(AuthorizationHeader proof, String method, String nonce) {
    Secret password = config.users().get(String.valueOf(proof.getUsername()));
    String realm = String.valueOf(proof.getRealm());
    if (password == null
        || !realm.equals(config.realm())
        || !"auth".equals(proof.getQop())
        || proof.getURI() == null) {
      return false;
    }
    String who = md5(proof.getUsername() + ":" + realm + ":" + password.reveal());
    String what = md5(method + ":" + proof.getURI());
    String expected =
        md5(
            String.join(
                ":",
                who,
                nonce,
                String.format(Locale.ROOT, "%08x", proof.getNonceCount()),
                String.valueOf(proof.getCNonce()),
                "auth",
                what));
    return same(expected, String.valueOf(proof.getResponse()));
  }

  private boolean isNew(String nonce, int count) {
    if (counts.size() > MOST_NONCES) {
      counts.keySet().removeIf(old -> !isOurs(old));
    }
    Integer last = counts.get(nonce);
    if (last == null) {
      return counts.putIfAbsent(nonce, count) == null;
    }
    return count > last && counts.replace(nonce, last, count);
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
