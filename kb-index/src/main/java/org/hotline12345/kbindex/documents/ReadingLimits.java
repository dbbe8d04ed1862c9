package org.hotline12345.kbindex.documents;

/**
 * How much one import may cost, whatever the files claim.
 *
 * @param unpackedBytes all that may come out of archives, compressed streams included
 * @param ratio of unpacked to packed bytes above which an archive counts as a bomb
 * @param entries files in archives
 * @param depth archives within archives
 * @param nodes elements in one XML part
 * @param rows rows of one table
 * @param columns columns of one table
 * @param characters text of one document
 * @param pages pages of one document
 * @param seconds for one file
 */
public record ReadingLimits(
    long unpackedBytes,
    int ratio,
    int entries,
    int depth,
    int nodes,
    int rows,
    int columns,
    int characters,
    int pages,
    int seconds) {

  /** What offices' real files stay far below. */
  public static final ReadingLimits USUAL =
      new ReadingLimits(256L << 20, 250, 2_000, 3, 3_000_000, 20_000, 200, 2_000_000, 2_000, 60);
}
