package org.hotline12345.channels.wechat;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.Arrays;
import org.hotline12345.speech.Sound;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * WeChat's Speex as sound: frames of wideband Speex, 20 ms each, one after the other without a
 * container (the platform's own example decoder reads them so), or each after a byte that tells its
 * length (Content-Type {@code audio/x-speex-with-header-byte}). By the system's libspeex.
 * Thread-safe.
 */
final class SpeexDecoder {
  private static final int RATE = 16_000;
  private static final int FRAME_BYTES = 60;
  private static final int FRAME_SAMPLES = 320;

  /** {@code SPEEX_MODEID_WB} of {@code speex/speex.h}. */
  private static final int WIDEBAND = 1;

  /** {@code SPEEX_SET_ENH} and {@code SPEEX_SET_SAMPLING_RATE} of the same. */
  private static final int ENHANCED = 0;

  private static final int SAMPLING_RATE = 24;

  /** Larger than {@code SpeexBits} of {@code speex/speex_bits.h}. */
  private static final int BITS_SIZE = 128;

  private final int longestFrames;
  private final @Nullable Speex library;

  /**
   * @param longestFrames so many are decoded at most
   */
  SpeexDecoder(int longestFrames) {
    this.longestFrames = longestFrames;
    this.library = load();
  }

  private static @Nullable Speex load() {
    Logger log = LoggerFactory.getLogger(SpeexDecoder.class);
    // Without the package for developers a library is there under its version only.
    for (String file : new String[] {"speex", "libspeex.so.1"}) {
      try {
        return Native.load(file, Speex.class);
      } catch (UnsatisfiedLinkError e) {
        log.debug("{} is not there", file);
      }
    }
    return null;
  }

  /** What is not there, in Chinese; empty when all is. */
  String missing() {
    return library == null ? "缺少系统库 libspeex1，听不了 Speex 语音消息。" : "";
  }

  /**
   * The sound of a file.
   *
   * @throws UnreadableVoiceException when it is damaged or the library is not there
   */
  Sound decode(byte[] file) {
    Speex speex = library;
    if (speex == null) {
      throw new UnreadableVoiceException(missing());
    }
    int[] ends = frames(file);
    int header = ends.length * FRAME_BYTES == file.length ? 0 : 1;
    int frames = Math.min(ends.length, longestFrames);
    short[] sound = new short[frames * FRAME_SAMPLES];
    Memory bits = new Memory(BITS_SIZE);
    bits.clear();
    Pointer decoder = speex.speex_decoder_init(speex.speex_lib_get_mode(WIDEBAND));
    speex.speex_bits_init(bits);
    try {
      speex.speex_decoder_ctl(decoder, ENHANCED, new IntByReference(1));
      speex.speex_decoder_ctl(decoder, SAMPLING_RATE, new IntByReference(RATE));
      short[] samples = new short[FRAME_SAMPLES];
      int from = header;
      for (int frame = 0; frame < frames; frame++) {
        byte[] coded = Arrays.copyOfRange(file, from, ends[frame]);
        speex.speex_bits_read_from(bits, coded, coded.length);
        if (speex.speex_decode_int(decoder, bits, samples) != 0) {
          throw new UnreadableVoiceException("voice: damaged in frame " + frame);
        }
        System.arraycopy(samples, 0, sound, frame * FRAME_SAMPLES, FRAME_SAMPLES);
        from = ends[frame] + header;
      }
    } finally {
      speex.speex_bits_destroy(bits);
      speex.speex_decoder_destroy(decoder);
    }
    return Sound.of(sound, RATE);
  }

  /** Where each frame ends. */
  private static int[] frames(byte[] file) {
    if (file.length > 0 && file.length % FRAME_BYTES == 0) {
      int[] ends = new int[file.length / FRAME_BYTES];
      Arrays.setAll(ends, i -> (i + 1) * FRAME_BYTES);
      return ends;
    }
    int[] ends = new int[file.length];
    int count = 0;
    int at = 0;
    while (at < file.length) {
      int length = file[at] & 0xff;
      if (length == 0 || at + 1 + length > file.length) {
        throw new UnreadableVoiceException(
            "voice: "
                + file.length
                + " bytes of Speex, damaged at "
                + at
                + " (expected: frames of "
                + FRAME_BYTES
                + " bytes, or each after its length)");
      }
      at += 1 + length;
      ends[count++] = at;
    }
    if (count == 0) {
      throw new UnreadableVoiceException("voice: no frames (expected: at least one)");
    }
    return Arrays.copyOf(ends, count);
  }

  /** {@code speex/speex.h} and {@code speex/speex_bits.h}, whose names these are. */
  @SuppressWarnings("MethodName")
  interface Speex extends Library {
    Pointer speex_lib_get_mode(int mode);

    Pointer speex_decoder_init(Pointer mode);

    void speex_decoder_destroy(Pointer state);

    int speex_decoder_ctl(Pointer state, int request, IntByReference value);

    int speex_decode_int(Pointer state, Pointer bits, short[] out);

    void speex_bits_init(Pointer bits);

    void speex_bits_destroy(Pointer bits);

    void speex_bits_read_from(Pointer bits, byte[] bytes, int length);
  }
}
