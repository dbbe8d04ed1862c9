package org.hotline12345.models.speaking;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.SampleBuffer;
import org.hotline12345.speech.Sound;

/** Reads MPEG audio layer III; of two channels the first. Pure. */
final class Mp3 {
  /** A minute of the highest rate: a voice pack holds words. */
  private static final int LONGEST = 60 * 48_000;

  private Mp3() {}

  static Sound parse(byte[] bytes) throws IOException {
    short[] samples = new short[48_000];
    int length = 0;
    int rate = 0;
    Bitstream in = new Bitstream(new ByteArrayInputStream(bytes));
    Decoder decoder = new Decoder();
    try {
      for (Header header = in.readFrame(); header != null; header = in.readFrame()) {
        SampleBuffer frame = (SampleBuffer) decoder.decodeFrame(header, in);
        rate = frame.getSampleFrequency();
        int channels = frame.getChannelCount();
        int more = frame.getBufferLength() / channels;
        if (length + more > LONGEST) {
          throw new IOException("longer than a minute (expected: a word)");
        }
        if (length + more > samples.length) {
          samples = Arrays.copyOf(samples, 2 * samples.length);
        }
        for (int i = 0; i < more; i++) {
          samples[length + i] = frame.getBuffer()[i * channels];
        }
        length += more;
        in.closeFrame();
      }
    } catch (JavaLayerException | ArrayIndexOutOfBoundsException e) {
      // The library reports some damage by leaving its arrays.
      throw new IOException("no mp3 sound: " + e, e);
    }
    if (rate == 0) {
      throw new IOException("no mp3 sound (expected: MPEG audio layer III)");
    }
    return Sound.of(Arrays.copyOf(samples, length), rate);
  }
}
