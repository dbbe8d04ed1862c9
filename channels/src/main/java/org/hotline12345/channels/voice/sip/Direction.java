package org.hotline12345.channels.voice.sip;

import java.util.Locale;

/** Which way sound goes, as one side sees it (RFC 3264, section 5.1). */
enum Direction {
  SENDRECV,
  SENDONLY,
  RECVONLY,
  INACTIVE;

  boolean sends() {
    return this == SENDRECV || this == SENDONLY;
  }

  boolean receives() {
    return this == SENDRECV || this == RECVONLY;
  }

  /** How the other side of the same session calls it. */
  Direction mirrored() {
    return switch (this) {
      case SENDONLY -> RECVONLY;
      case RECVONLY -> SENDONLY;
      case SENDRECV, INACTIVE -> this;
    };
  }

  /** Its attribute in a session description. */
  String attribute() {
    return name().toLowerCase(Locale.ROOT);
  }
}
