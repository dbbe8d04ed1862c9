package org.hotline12345.channels.wechat;

import org.jspecify.annotations.Nullable;

/** The platform refused a call, or could not be reached. Says nothing of the call's content. */
final class TencentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Code of a call that did not come through at all. */
  static final int UNREACHABLE = -2;

  /** The system is busy, try again later. */
  static final int BUSY = -1;

  /** The citizen has not been heard from for too long. */
  static final int OUT_OF_WINDOW = 45015;

  /** Too many customer messages for one message of the citizen. */
  static final int TOO_MANY = 45047;

  /** The citizen does not follow the account. */
  static final int NOT_FOLLOWED = 43004;

  /** The citizen did not agree to that subscription message. */
  static final int NOT_SUBSCRIBED = 43101;

  /** The account's daily quota of a call is used up. */
  static final int QUOTA = 45009;

  /** The account may not make this call. */
  static final int NOT_ALLOWED = 48001;

  private final int code;

  TencentException(int code, String operation, @Nullable Throwable cause) {
    super(operation + ": error " + code, cause);
    this.code = code;
  }

  int code() {
    return code;
  }

  /** Whether the same call may come through a little later. */
  boolean passes() {
    return code == BUSY || code == UNREACHABLE;
  }
}
