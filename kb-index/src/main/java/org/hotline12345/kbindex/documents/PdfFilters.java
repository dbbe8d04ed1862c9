package org.hotline12345.kbindex.documents;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * How a stream says it is packed, as far as its dictionary stands in the clear.
 *
 * @param ascii85 whether it is armoured as ASCII85
 * @param hex whether it is armoured as hexadecimal digits
 * @param lzw whether LZW is among its packings
 */
record PdfFilters(boolean ascii85, boolean hex, boolean lzw) {

  /**
   * @param at where {@code stream} stands
   * @param most how far to look back
   */
  static PdfFilters before(byte[] bytes, int at, int most) {
    int from = Math.max(0, at - most);
    String text = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
    String dictionary = text.substring(Math.max(0, text.lastIndexOf(" obj")));
    return new PdfFilters(
        dictionary.contains("/ASCII85Decode") || dictionary.contains("/A85"),
        dictionary.contains("/ASCIIHexDecode") || dictionary.contains("/AHx"),
        dictionary.contains("LZW"));
  }

  boolean armoured() {
    return ascii85 || hex;
  }

  /** The armoured stream without its armour. */
  byte[] unarmoured(byte[] bytes, int start) {
    return ascii85 ? ascii85(bytes, start) : hex(bytes, start);
  }

  private static byte[] hex(byte[] bytes, int start) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int high = -1;
    for (int i = start; i < bytes.length && bytes[i] != '>'; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit >= 0 && high < 0) {
        high = digit;
      } else if (digit >= 0) {
        out.write((high << 4) | digit);
        high = -1;
      }
    }
    return out.toByteArray();
  }

  private static byte[] ascii85(byte[] bytes, int start) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long group = 0;
    int count = 0;
    for (int i = start; i < bytes.length && bytes[i] != '~'; i++) {
      if (bytes[i] == 'z' && count == 0) {
        out.write(new byte[4], 0, 4);
      } else if (bytes[i] >= '!' && bytes[i] <= 'u') {
        group = group * 85 + (bytes[i] - '!');
        if (++count == 5) {
          write(out, group, 4);
          group = 0;
          count = 0;
        }
      }
    }
    if (count > 1) {
      for (int i = count; i < 5; i++) {
        group = group * 85 + 84;
      }
      write(out, group, count - 1);
    }
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, long group, int count) {
    for (int i = 0; i < count; i++) {
      out.write((int) (group >> (24 - 8 * i)));
    }
  }
}
