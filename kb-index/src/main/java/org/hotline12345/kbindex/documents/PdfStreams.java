package org.hotline12345.kbindex.documents;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a PDF's deflated streams without keeping them, before anything else opens the file: the
 * library would unpack a bomb into memory.
 */
final class PdfStreams {
  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
  private static final int ZLIB = 0x78;
  private static final int BUFFER = 64 * 1024;

  /** Streams packed twice or more are no office's work. */
  private static final int LAYERS = 2;

  private PdfStreams() {}

  /**
   * @throws DocumentException when they unpack to more than allowed
   */
  static void check(byte[] bytes, Allowance allowance) throws DocumentException {
    byte[] buffer = new byte[BUFFER];
    long soFar = 0;
    for (int i = 0; i + STREAM.length + 2 < bytes.length; i++) {
      if (bytes[i] == 's' && isStream(bytes, i)) {
        int start = i + STREAM.length;
        start += bytes[start] == '\r' ? 1 : 0;
        start += start < bytes.length && bytes[start] == '\n' ? 1 : 0;
        if (start < bytes.length && bytes[start] == ZLIB) {
          soFar += unpack(bytes, start, buffer, soFar, allowance);
        }
      }
    }
  }

  private static boolean isStream(byte[] bytes, int at) {
    for (int i = 0; i < STREAM.length; i++) {
      if (bytes[at + i] != STREAM[i]) {
        return false;
      }
    }
    return at < 3 || bytes[at - 1] != 'd';
  }

  private static long unpack(
      byte[] bytes, int start, byte[] buffer, long before, Allowance allowance)
      throws DocumentException {
    Inflater inflater = new Inflater();
    long out = 0;
    try {
      inflater.setInput(bytes, start, bytes.length - start);
      byte first = 0;
      while (!inflater.finished()) {
        int n = inflater.inflate(buffer);
        if (n == 0) {
          break;
        }
        first = out == 0 ? buffer[0] : first;
        out += n;
        allowance.unpacked(n, before + out, bytes.length);
        if (first == ZLIB && out > (long) BUFFER * LAYERS && layered(buffer, n, out)) {
          throw new DocumentException("内容反复压缩，疑似压缩炸弹，没有读取");
        }
      }
    } catch (DataFormatException e) {
      // Not deflated after all, or damaged: the reader will say so.
      return out;
    } finally {
      inflater.end();
    }
    return out;
  }

  /** Whether a large unpacked stream looks packed itself: all byte values about equally often. */
  private static boolean layered(byte[] buffer, int length, long out) {
    if (out < 1 << 20 || length < BUFFER / 2) {
      return false;
    }
    int[] counts = new int[256];
    for (int i = 0; i < length; i++) {
      counts[buffer[i] & 0xFF]++;
    }
    int used = 0;
    for (int count : counts) {
      used += count > 0 ? 1 : 0;
    }
    return used > 250;
  }
}
