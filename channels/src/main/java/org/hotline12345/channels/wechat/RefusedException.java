package org.hotline12345.channels.wechat;

import java.util.Locale;

/** A callback is not what Tencent sends. Carries the reason only, nothing of the content. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why. */
  enum Reason {
    SIGNATURE,
    STALE_TIMESTAMP,
    REPLAYED_NONCE,
    FOREIGN_ACCOUNT,
    NOT_ENCRYPTED,
    CIPHERTEXT,
    XML;

    /** As logs and metrics name it. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  RefusedException(Reason reason) {
    super("callback refused: " + reason.label());
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
