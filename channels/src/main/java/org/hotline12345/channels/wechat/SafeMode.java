package org.hotline12345.channels.wechat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.hotline12345.channels.wechat.RefusedException.Reason;

/**
 * Safe mode (安全模式): AES-256-CBC, the key's first 16 bytes as vector, PKCS#7 padding to 32 bytes,
 * over 16 random bytes, the message's length, the message and the AppId. Thread-safe.
 */
final class SafeMode {
  private static final int RANDOM = 16;
  private static final int BLOCK = 32;
  private static final int HEAD = RANDOM + Integer.BYTES;

  private final byte[] key;
  private final byte[] appId;
  private final SecureRandom random;

  /**
   * @param encodingAesKey 43 characters of base 64, as the platform gives it
   */
  SafeMode(String encodingAesKey, String appId, SecureRandom random) {
    this.key = Base64.getDecoder().decode(encodingAesKey + "=");
    this.appId = appId.getBytes(StandardCharsets.UTF_8);
    this.random = random;
  }

  /** The message as the platform wants it encrypted, in base 64. */
  String encrypt(String message) {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    int length = HEAD + text.length + appId.length;
    int padding = BLOCK - length % BLOCK;
    ByteBuffer plain = ByteBuffer.allocate(length + padding);
    byte[] noise = new byte[RANDOM];
    random.nextBytes(noise);
    plain.put(noise).putInt(text.length).put(text).put(appId);
    Arrays.fill(plain.array(), length, plain.capacity(), (byte) padding);
    try {
      return Base64.getEncoder().encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(plain.array()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-CBC failed", e);
    }
  }

  /**
   * What was encrypted.
   *
   * @throws RefusedException when it was not encrypted with this key, or for another AppId
   */
  String decrypt(String ciphertext) {
    byte[] plain;
    try {
      plain = cipher(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(ciphertext.strip()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new RefusedException(Reason.CIPHERTEXT);
    }
    int end = plain.length == 0 ? 0 : plain.length - (plain[plain.length - 1] & 0xff);
    if (end < HEAD || plain.length - end > BLOCK) {
      throw new RefusedException(Reason.CIPHERTEXT);
    }
    int length = ByteBuffer.wrap(plain).getInt(RANDOM);
    if (length < 0 || length > end - HEAD) {
      throw new RefusedException(Reason.CIPHERTEXT);
    }
    if (!MessageDigest.isEqual(Arrays.copyOfRange(plain, HEAD + length, end), appId)) {
      throw new RefusedException(Reason.FOREIGN_ACCOUNT);
    }
    return new String(plain, HEAD, length, StandardCharsets.UTF_8);
  }

  private Cipher cipher(int mode) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, cipher.getBlockSize()));
    return cipher;
  }
}
