package org.hotline12345.channels.voice.rtp;

/**
 * The codecs of telephone networks (ITU-T G.711): 8000 samples a second, a byte each. Their numbers
 * are the static payload types of RFC 3551.
 */
@SuppressWarnings("ImmutableEnumChecker") // the tables are filled once
public enum Codec {
  PCMA(8, 0xD5) {
    @Override
    int compress(int sample) {
      int value = sample >> 3;
      int mask = 0xD5;
      if (value < 0) {
        mask = 0x55;
        value = -value - 1;
      }
      int segment = segment(value, 0x1F);
      if (segment >= SEGMENTS) {
        return 0x7F ^ mask;
      }
      int step = segment < 2 ? value >> 1 : value >> segment;
      return ((segment << 4) | (step & 0xF)) ^ mask;
    }

    @Override
    int expand(int code) {
      int value = code ^ 0x55;
      int segment = (value & 0x70) >> 4;
      int sample = ((value & 0xF) << 4) + (segment == 0 ? 8 : 0x108);
      if (segment > 1) {
        sample <<= (segment - 1);
      }
      return (value & 0x80) != 0 ? sample : -sample;
    }
  },
  PCMU(0, 0xFF) {
    @Override
    int compress(int sample) {
      int value = sample >> 2;
      int mask = 0xFF;
      if (value < 0) {
        mask = 0x7F;
        value = -value;
      }
      value = Math.min(value, 8159) + (BIAS >> 2);
      int segment = segment(value, 0x3F);
      if (segment >= SEGMENTS) {
        return 0x7F ^ mask;
      }
      return ((segment << 4) | ((value >> (segment + 1)) & 0xF)) ^ mask;
    }

    @Override
    int expand(int code) {
      int value = ~code;
      int sample = (((value & 0xF) << 3) + BIAS) << ((value & 0x70) >> 4);
      return (value & 0x80) != 0 ? BIAS - sample : sample - BIAS;
    }
  };

  /** Samples a second. */
  public static final int RATE = 8000;

  private static final int SEGMENTS = 8;
  private static final int BIAS = 0x84;

  private final int payloadType;
  private final byte silence;
  private final byte[] compressed = new byte[1 << 16];
  private final short[] expanded = new short[1 << 8];

  Codec(int payloadType, int silence) {
    this.payloadType = payloadType;
    this.silence = (byte) silence;
    for (int i = 0; i < compressed.length; i++) {
      compressed[i] = (byte) compress((short) i);
    }
    for (int i = 0; i < expanded.length; i++) {
      expanded[i] = (short) expand(i);
    }
  }

  abstract int compress(int sample);

  abstract int expand(int code);

  /** In which of the eight segments, doubling in width, a value lies; eight when above all. */
  private static int segment(int value, int first) {
    int end = first;
    for (int i = 0; i < SEGMENTS; i++) {
      if (value <= end) {
        return i;
      }
      end = (end << 1) | 1;
    }
    return SEGMENTS;
  }

  /** Its number in RTP and SDP. */
  public int payloadType() {
    return payloadType;
  }

  /** Whether a payload type is one of these codecs. */
  static boolean isOne(int payloadType) {
    return payloadType == PCMA.payloadType || payloadType == PCMU.payloadType;
  }

  /** The codec of a payload type that is one of these. */
  static Codec of(int payloadType) {
    return payloadType == PCMA.payloadType ? PCMA : PCMU;
  }

  /** The code of a zero sample. */
  byte silence() {
    return silence;
  }

  byte encode(short sample) {
    return compressed[sample & 0xFFFF];
  }

  short[] decode(byte[] codes) {
    short[] samples = new short[codes.length];
    for (int i = 0; i < codes.length; i++) {
      samples[i] = expanded[codes[i] & 0xFF];
    }
    return samples;
  }
}
