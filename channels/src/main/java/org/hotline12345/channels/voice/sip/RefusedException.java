package org.hotline12345.channels.voice.sip;

/** A request is not done. Made without a stack: strangers can cause any number of them. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String header;
  private final String value;

  /**
   * @param status of RFC 3261, section 21.4 to 21.6
   * @param reason as the other side is told
   */
  RefusedException(int status, String reason) {
    this(status, reason, "", "");
  }

  /** With a header that says more. */
  RefusedException(int status, String reason, String header, String value) {
    super(reason, null, false, false);
    this.status = status;
    this.header = header;
    this.value = value;
  }

  int status() {
    return status;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /** Name of the header that says more; empty when there is none. */
  String header() {
    return header;
  }

  String value() {
    return value;
  }
}
