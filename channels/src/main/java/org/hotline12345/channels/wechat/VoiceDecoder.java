package org.hotline12345.channels.wechat;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hotline12345.speech.Sound;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Voice messages as sound: AMR at 8 kHz and AMR-WB at 16 kHz (storage format of RFC 4867, section
 * 5), decoded by the opencore-amr libraries of the system, and WeChat's Speex. Frames are checked
 * before the library sees them. Thread-safe.
 */
final class VoiceDecoder {
  /** Longest message decoded; the platform takes a minute. */
  private static final int LONGEST_SECONDS = 120;

  private static final int FRAMES_A_SECOND = 50;
  private static final String SPEEX = "speex";
  private static final byte[] NARROW = "#!AMR\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] WIDE = "#!AMR-WB\n".getBytes(StandardCharsets.US_ASCII);

  /**
   * Bytes of a frame after its header, by frame type: 3GPP TS 26.101; −1 for what no sender uses.
   */
  private static final int[] NARROW_SIZES = {
    12, 13, 15, 17, 19, 20, 26, 31, 5, -1, -1, -1, -1, -1, -1, 0
  };

  /** The same of 3GPP TS 26.201. */
  private static final int[] WIDE_SIZES = {
    17, 23, 32, 36, 40, 46, 50, 58, 60, 5, -1, -1, -1, -1, 0, 0
  };

  private final @Nullable NarrowLibrary narrow;
  private final @Nullable WideLibrary wide;
  private final SpeexDecoder speex = new SpeexDecoder(LONGEST_SECONDS * FRAMES_A_SECOND);

  VoiceDecoder() {
    narrow = load("opencore-amrnb", NarrowLibrary.class);
    wide = load("opencore-amrwb", WideLibrary.class);
  }

  /** Which of the system's libraries are not there, in Chinese; empty when all are. */
  String missing() {
    return (narrow == null ? "缺少系统库 libopencore-amrnb0，听不了 AMR 语音消息。" : "")
        + (wide == null ? "缺少系统库 libopencore-amrwb0，听不了 16 kHz 语音消息。" : "")
        + speex.missing();
  }

  /**
   * The sound of a file.
   *
   * @param format as the message names it; Speex has no mark of its own
   * @throws UnreadableVoiceException when it is none of these formats, damaged, or the library is
   *     not there
   */
  Sound decode(byte[] file, String format) {
    if (starts(file, WIDE)) {
      return wide(file);
    }
    if (starts(file, NARROW)) {
      return narrow(file);
    }
    if (format.equalsIgnoreCase(SPEEX)) {
      return speex.decode(file);
    }
    throw new UnreadableVoiceException(
        "voice: " + file.length + " bytes of no known format (expected: AMR, AMR-WB or Speex)");
  }

  private Sound narrow(byte[] file) {
    NarrowLibrary library = narrow;
    if (library == null) {
      throw new UnreadableVoiceException(missing());
    }
    Pointer decoder = library.Decoder_Interface_init();
    try {
      return frames(
          file,
          NARROW.length,
          NARROW_SIZES,
          160,
          (frame, samples) -> library.Decoder_Interface_Decode(decoder, frame, samples, 0));
    } finally {
      library.Decoder_Interface_exit(decoder);
    }
  }

  private Sound wide(byte[] file) {
    WideLibrary library = wide;
    if (library == null) {
      throw new UnreadableVoiceException(missing());
    }
    Pointer decoder = library.D_IF_init();
    try {
      return frames(
          file,
          WIDE.length,
          WIDE_SIZES,
          320,
          (frame, samples) -> library.D_IF_decode(decoder, frame, samples, 0));
    } finally {
      library.D_IF_exit(decoder);
    }
  }

  @FunctionalInterface
  private interface FrameDecoder {
    void decode(byte[] frame, short[] samples);
  }

  private static Sound frames(
      byte[] file, int from, int[] sizes, int samplesAFrame, FrameDecoder decoder) {
    int most = LONGEST_SECONDS * FRAMES_A_SECOND;
    short[] sound = new short[0];
    int length = 0;
    short[] samples = new short[samplesAFrame];
    int at = from;
    for (int frame = 0; at < file.length && frame < most; frame++) {
      int size = sizes[(file[at] >> 3) & 0x0f];
      // The two lowest bits of a header are always zero.
      if (size < 0 || (file[at] & 0x83) != 0 || at + 1 + size > file.length) {
        throw new UnreadableVoiceException("voice: damaged in frame " + frame);
      }
      decoder.decode(Arrays.copyOfRange(file, at, at + 1 + size), samples);
      if (length + samplesAFrame > sound.length) {
        sound = Arrays.copyOf(sound, Math.max(samplesAFrame * FRAMES_A_SECOND, sound.length * 2));
      }
      System.arraycopy(samples, 0, sound, length, samplesAFrame);
      length += samplesAFrame;
      at += 1 + size;
    }
    if (length == 0) {
      throw new UnreadableVoiceException("voice: no frames (expected: at least one)");
    }
    return Sound.of(Arrays.copyOf(sound, length), samplesAFrame * FRAMES_A_SECOND);
  }

  private static boolean starts(byte[] file, byte[] magic) {
    return file.length >= magic.length
        && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
  }

  private static <T extends Library> @Nullable T load(String name, Class<T> type) {
    Logger log = LoggerFactory.getLogger(VoiceDecoder.class);
    // Without the package for developers a library is there under its version only.
    for (String file : new String[] {name, "lib" + name + ".so.0"}) {
      try {
        return Native.load(file, type);
      } catch (UnsatisfiedLinkError e) {
        log.debug("{} is not there", file);
      }
    }
    return null;
  }

  /** {@code opencore-amrnb/interf_dec.h}, whose names these are. */
  @SuppressWarnings("MethodName")
  interface NarrowLibrary extends Library {
    Pointer Decoder_Interface_init();

    void Decoder_Interface_Decode(Pointer state, byte[] in, short[] out, int bad);

    void Decoder_Interface_exit(Pointer state);
  }

  /** {@code opencore-amrwb/dec_if.h}, whose names these are. */
  @SuppressWarnings("MethodName")
  interface WideLibrary extends Library {
    Pointer D_IF_init();

    void D_IF_decode(Pointer state, byte[] in, short[] out, int bad);

    void D_IF_exit(Pointer state);
  }
}
