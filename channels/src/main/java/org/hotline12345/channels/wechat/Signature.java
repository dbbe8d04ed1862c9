package org.hotline12345.channels.wechat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The signature of the platform's message push: SHA-1 over token, timestamp, nonce and, in safe
 * mode, the ciphertext, sorted and joined (消息推送配置说明).
 */
final class Signature {
  private Signature() {}

  /** Lower-case hex. */
  static String of(String... parts) {
    String[] sorted = parts.clone();
    Arrays.sort(sorted);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of()
          .formatHex(digest.digest(String.join("", sorted).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compares in a time that tells nothing. */
  static boolean matches(String given, String... parts) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), of(parts).getBytes(StandardCharsets.UTF_8));
  }
}
