package org.hotline12345.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads and writes RIFF/WAVE sound: PCM of 8 or 16 bits, A-law and µ-law (ITU-T G.711); of several
 * channels the mean. Pure.
 */
public final class Wav {
  private static final int PCM = 1;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int HEADER = 44;

  private Wav() {}

  /** What is read is no sound we know. */
  public static final class FormatException extends IOException {
    private static final long serialVersionUID = 1L;

    FormatException(String message) {
      super(message);
    }
  }

  /**
   * Reads a file.
   *
   * @throws UncheckedIOException naming the file, when it cannot be read or is no such sound
   */
  public static Sound read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads the bytes of a file. A length of data that is wrong, as streaming writers leave it, ends
   * at the end of the bytes.
   *
   * @throws FormatException saying what was found and what is expected
   */
  public static Sound parse(byte[] bytes) throws FormatException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < 12 || !tag(in, 0).equals("RIFF") || !tag(in, 8).equals("WAVE")) {
      throw new FormatException("no RIFF/WAVE sound (expected: a wav file)");
    }
    Format format = null;
    long at = 12;
    while (at + 8 <= bytes.length) {
      String name = tag(in, (int) at);
      long length = Integer.toUnsignedLong(in.getInt((int) at + 4));
      int start = (int) at + 8;
      if (name.equals("fmt ") && start + 16 <= bytes.length) {
        format = Format.read(in, start, length);
      } else if (name.equals("data")) {
        if (format == null) {
          throw new FormatException("data before fmt (expected: fmt first)");
        }
        return format.sound(in, start, (int) Math.min(length, bytes.length - start));
      }
      at = start + length + (length & 1);
    }
    throw new FormatException("no data chunk (expected: one)");
  }

  /** A file of 16-bit PCM. */
  public static byte[] write(Sound sound) {
    short[] samples = sound.samples();
    ByteBuffer out =
        ByteBuffer.allocate(HEADER + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(HEADER - 8 + 2 * samples.length).put(ascii("WAVEfmt "));
    out.putInt(16).putShort((short) PCM).putShort((short) 1).putInt(sound.rate());
    out.putInt(2 * sound.rate()).putShort((short) 2).putShort((short) 16);
    out.put(ascii("data")).putInt(2 * samples.length);
    for (short sample : samples) {
      out.putShort(sample);
    }
    return out.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String tag(ByteBuffer in, int at) {
    byte[] name = new byte[4];
    in.get(at, name);
    return new String(name, StandardCharsets.US_ASCII);
  }

  private record Format(int code, int channels, int rate, int bits) {

    static Format read(ByteBuffer in, int at, long length) throws FormatException {
      int code = Short.toUnsignedInt(in.getShort(at));
      if (code == EXTENSIBLE && length >= 26 && at + 26 <= in.capacity()) {
        code = Short.toUnsignedInt(in.getShort(at + 24));
      }
      Format format =
          new Format(
              code,
              Short.toUnsignedInt(in.getShort(at + 2)),
              in.getInt(at + 4),
              Short.toUnsignedInt(in.getShort(at + 14)));
      boolean known =
          (code == PCM && (format.bits == 8 || format.bits == 16))
              || ((code == A_LAW || code == MU_LAW) && format.bits == 8);
      if (!known || format.channels < 1 || format.channels > 8) {
        throw new FormatException(
            format + " (expected: PCM of 8 or 16 bits, A-law or µ-law, 1–8 channels)");
      }
      if (format.rate < 4000 || format.rate > 192_000) {
        throw new FormatException("rate: " + format.rate + " (expected: 4000–192000)");
      }
      return format;
    }

    Sound sound(ByteBuffer in, int start, int length) {
      int width = bits / 8;
      short[] samples = new short[length / (width * channels)];
      for (int i = 0; i < samples.length; i++) {
        int sum = 0;
        for (int channel = 0; channel < channels; channel++) {
          sum += sample(in, start + (i * channels + channel) * width);
        }
        samples[i] = (short) (sum / channels);
      }
      return Sound.of(samples, rate);
    }

    private int sample(ByteBuffer in, int at) {
      return switch (code) {
        case A_LAW -> aLaw(in.get(at));
        case MU_LAW -> muLaw(in.get(at));
        default -> bits == 16 ? in.getShort(at) : (Byte.toUnsignedInt(in.get(at)) - 128) << 8;
      };
    }

    private static int aLaw(byte coded) {
      int a = (coded & 0xFF) ^ 0x55;
      int segment = (a & 0x70) >> 4;
      int value = (a & 0x0F) << 4 | 8;
      if (segment > 0) {
        value = (value + 0x100) << (segment - 1);
      }
      return (a & 0x80) == 0 ? -value : value;
    }

    private static int muLaw(byte coded) {
      int u = ~coded & 0xFF;
      int value = ((((u & 0x0F) << 3) + 0x84) << ((u & 0x70) >> 4)) - 0x84;
      return (u & 0x80) == 0 ? value : -value;
    }

    @Override
    public String toString() {
      return "format " + code + ", " + channels + " channels, " + bits + " bits";
    }
  }
}
