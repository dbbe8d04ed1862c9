package org.hotline12345.kbindex.documents;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a PDF's packed streams without keeping them, before anything else opens the file: the
 * library would unpack a bomb into memory, whatever the dictionary or the first bytes say. So every
 * stream is tried as each packing that can blow up, also behind ASCII armour.
 */
final class PdfStreams {
  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 64 * 1024;

  /** What stands before the packed bytes and which the library skips unread. */
  private static final int ZLIB_HEADER = 2;

  /** How far back the dictionary of a stream is looked for. */
  private static final int DICTIONARY = 4 * 1024;

  /** Streams packed again and again are no office's work. */
  private static final int LAYERS = 3;

  private final Allowance allowance;
  private final int fileLength;
  private long soFar;

  private PdfStreams(Allowance allowance, int fileLength) {
    this.allowance = allowance;
    this.fileLength = fileLength;
  }

  /**
   * @throws DocumentException when they unpack to more than allowed
   */
  static void check(byte[] bytes, Allowance allowance) throws DocumentException {
    PdfStreams streams = new PdfStreams(allowance, bytes.length);
    for (int i = 0; i + STREAM.length + 2 < bytes.length; i++) {
      if (bytes[i] == 's' && isStream(bytes, i)) {
        if (Thread.currentThread().isInterrupted()) {
          throw new DocumentException("读取被中断");
        }
        int start = i + STREAM.length;
        start += bytes[start] == '\r' ? 1 : 0;
        start += start < bytes.length && bytes[start] == '\n' ? 1 : 0;
        streams.stream(bytes, start, PdfFilters.before(bytes, i, DICTIONARY));
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

  private void stream(byte[] bytes, int start, PdfFilters filters) throws DocumentException {
    byte[] plain = filters.armoured() ? filters.unarmoured(bytes, start) : bytes;
    int from = filters.armoured() ? 0 : start;
    if (filters.armoured()) {
      // Counted too: armour without an end would be read to the end of the file for every stream.
      unpacked(plain.length);
    }
    if (filters.lzw()) {
      unpacked(LzwLength.of(plain, from, allowance.limits().unpackedBytes()));
    }
    inflate(plain, from, 1);
  }

  /**
   * @param layer how often it was packed, as far as that is known
   */
  private void inflate(byte[] bytes, int start, int layer) throws DocumentException {
    if (start + ZLIB_HEADER >= bytes.length) {
      return;
    }
    byte[] buffer = new byte[BUFFER];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(bytes, start + ZLIB_HEADER, bytes.length - start - ZLIB_HEADER);
      int n = inflater.inflate(buffer);
      if (n > 0 && isZlib(buffer, n)) {
        if (layer >= LAYERS) {
          throw new DocumentException("内容反复压缩，疑似压缩炸弹，没有读取");
        }
        inflate(whole(bytes, start), 0, layer + 1);
      }
      while (n > 0) {
        unpacked(n);
        n = inflater.finished() ? 0 : inflater.inflate(buffer);
      }
    } catch (DataFormatException e) {
      // Not deflated after all, or damaged: the reader will say so.
      return;
    } finally {
      inflater.end();
    }
  }

  /** What a stream holds that is packed once more; bounded like everything else. */
  private byte[] whole(byte[] bytes, int start) throws DocumentException, DataFormatException {
    Inflater inflater = new Inflater(true);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    try {
      inflater.setInput(bytes, start + ZLIB_HEADER, bytes.length - start - ZLIB_HEADER);
      for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
        unpacked(n);
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    } finally {
      inflater.end();
    }
  }

  private static boolean isZlib(byte[] bytes, int length) {
    return length > ZLIB_HEADER
        && (bytes[0] & 0x0F) == 8
        && (((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF)) % 31 == 0;
  }

  private void unpacked(long more) throws DocumentException {
    soFar += more;
    allowance.unpacked(more, soFar, fileLength);
  }
}
