package org.hotline12345.channels.voice.rtp;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * One packet (RFC 3550, section 5.1), without contributing sources and extension.
 *
 * @param sequence 0–65535
 * @param timestamp unsigned, in samples
 * @param payload owned by the packet
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and owned by one thread at a time
record RtpPacket(
    boolean marker, int payloadType, int sequence, int timestamp, int ssrc, byte[] payload) {
  /** Bytes in front of the payload. */
  static final int HEADER = 12;

  private static final int VERSION = 2;
  private static final byte[] NOTHING = {};

  /** Longer than 125 ms of G.711 is nothing a telephone sends. */
  private static final int LONGEST_PAYLOAD = 1000;

  /** Payload types 64–95 are RTCP's packets on the same port (RFC 5761, section 4). */
  boolean isControl() {
    return payloadType >= 64 && payloadType <= 95;
  }

  /** The same packet in the order, with nothing to be heard in it. */
  RtpPacket silent() {
    return new RtpPacket(marker, payloadType, sequence, timestamp, ssrc, NOTHING);
  }

  /** The packet in a datagram; null when it is none. Reads nothing outside of it. */
  static @Nullable RtpPacket read(ByteBuf in) {
    if (in.readableBytes() < HEADER) {
      return null;
    }
    int start = in.readerIndex();
    int first = in.getUnsignedByte(start);
    if (first >> 6 != VERSION) {
      return null;
    }
    int second = in.getUnsignedByte(start + 1);
    int from = start + HEADER + (first & 0xF) * 4;
    int to = in.writerIndex();
    if ((first & 0x10) != 0) {
      if (from + 4 > to) {
        return null;
      }
      from += 4 + in.getUnsignedShort(from + 2) * 4;
    }
    if ((first & 0x20) != 0) {
      int padding = in.getUnsignedByte(to - 1);
      if (padding == 0) {
        return null;
      }
      to -= padding;
    }
    if (from > to || to - from > LONGEST_PAYLOAD) {
      return null;
    }
    byte[] payload = new byte[to - from];
    in.getBytes(from, payload);
    return new RtpPacket(
        second >> 7 == 1,
        second & 0x7F,
        in.getUnsignedShort(start + 2),
        in.getInt(start + 4),
        in.getInt(start + 8),
        payload);
  }

  void write(ByteBuf out) {
    out.writeByte(VERSION << 6);
    out.writeByte((marker ? 0x80 : 0) | payloadType);
    out.writeShort(sequence);
    out.writeInt(timestamp);
    out.writeInt(ssrc);
    out.writeBytes(payload);
  }
}
