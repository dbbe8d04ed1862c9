package org.hotline12345.knowledge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A question that must keep finding its article, whatever is published.
 *
 * @param question as people ask it
 * @param relevant ids of the articles that answer it, at least one
 * @param addedBy who wants it kept
 */
public record KeptQuestion(String question, List<String> relevant, String addedBy, Instant at) {
  private static final int ID_BYTES = 8;

  public KeptQuestion {
    relevant = List.copyOf(relevant);
  }

  /** Stands for the question in addresses: derived from its words, 16 hex digits. */
  public String id() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(question.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
