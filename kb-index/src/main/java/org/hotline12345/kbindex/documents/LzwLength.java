package org.hotline12345.kbindex.documents;

/** How much an LZW stream of a PDF (ISO 32000-1, 7.4.4) unpacks to, without unpacking it. */
final class LzwLength {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int SHORTEST = 9;
  private static final int LONGEST = 12;

  private LzwLength() {}

  /**
   * @param enough no more is counted than that
   */
  static long of(byte[] bytes, int start, long enough) {
    int[] lengths = new int[1 << LONGEST];
    int next = END + 1;
    int width = SHORTEST;
    int previous = 0;
    long total = 0;
    long bits = 0;
    int held = 0;
    for (int i = start; i < bytes.length && total <= enough; i++) {
      bits = ((bits << 8) | (bytes[i] & 0xFF)) & 0xFFFFFF;
      held += 8;
      if (held < width) {
        continue;
      }
      held -= width;
      int code = (int) (bits >> held) & ((1 << width) - 1);
      if (code == END) {
        return total;
      }
      if (code == CLEAR) {
        next = END + 1;
        width = SHORTEST;
        previous = 0;
        continue;
      }
      int length = code < CLEAR ? 1 : code < next ? lengths[code] : previous + 1;
      total += length;
      if (previous > 0 && next < lengths.length) {
        lengths[next++] = previous + 1;
      }
      previous = length;
      // The table's next entry decides, one early, how wide the next code is.
      width = Math.clamp(32 - Integer.numberOfLeadingZeros(next + 1), SHORTEST, LONGEST);
    }
    return total;
  }
}
