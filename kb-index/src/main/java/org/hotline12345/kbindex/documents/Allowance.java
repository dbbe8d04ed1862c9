package org.hotline12345.kbindex.documents;

/** What is left of the limits while one import is being read. For one thread. */
final class Allowance {
  private static final long SMALL = 10L << 20;

  private final ReadingLimits limits;
  private long unpacked;
  private int entries;

  Allowance(ReadingLimits limits) {
    this.limits = limits;
  }

  ReadingLimits limits() {
    return limits;
  }

  /** One more file inside an archive. */
  void entry() throws DocumentException {
    if (++entries > limits.entries()) {
      throw new DocumentException("压缩包里的文件太多（最多 " + limits.entries() + " 个），疑似压缩炸弹");
    }
  }

  /**
   * More bytes came out of something packed.
   *
   * @param more how many
   * @param soFar out of the same archive
   * @param packed the archive's size
   */
  void unpacked(long more, long soFar, long packed) throws DocumentException {
    unpacked += more;
    if (unpacked > limits.unpackedBytes()) {
      throw new DocumentException("解压后超过 " + (limits.unpackedBytes() >> 20) + " MB，疑似压缩炸弹，没有读取");
    }
    if (soFar > SMALL && soFar > packed * limits.ratio()) {
      throw new DocumentException("解压后是原来的 " + limits.ratio() + " 倍以上，疑似压缩炸弹，没有读取");
    }
  }

  /** Fails when a document's text has become too long. */
  void characters(long characters) throws DocumentException {
    if (characters > limits.characters()) {
      throw new DocumentException("文字超过 " + limits.characters() + " 字，请拆成几份再导入");
    }
  }
}
