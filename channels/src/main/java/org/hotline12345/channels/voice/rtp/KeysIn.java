package org.hotline12345.channels.voice.rtp;

import java.util.OptionalInt;

/** Tells keys from telephone events (RFC 4733, section 2.5), each once. Belongs to one thread. */
final class KeysIn {
  static final String KEYS = "0123456789*#";

  private boolean any;
  private int last;

  /** Another source follows, whose timestamps say nothing of this one's. */
  void reset() {
    any = false;
  }

  /**
   * The key that this packet begins; empty when it goes on with one, or tells no key of a
   * telephone. It may be any packet of the event, for the first can be lost.
   */
  OptionalInt begun(RtpPacket packet) {
    byte[] payload = packet.payload();
    if (payload.length < 4 || (any && packet.timestamp() - last <= 0)) {
      return OptionalInt.empty();
    }
    any = true;
    last = packet.timestamp();
    int event = payload[0] & 0xFF;
    return event < KEYS.length() ? OptionalInt.of(KEYS.charAt(event)) : OptionalInt.empty();
  }
}
