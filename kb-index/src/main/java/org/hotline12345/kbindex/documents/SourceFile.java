package org.hotline12345.kbindex.documents;

import java.util.Locale;

/**
 * A file as it was handed over.
 *
 * @param name with its path inside an archive; for people only, never opened
 */
@SuppressWarnings("ArrayRecordComponent") // a file's bytes, never compared
public record SourceFile(String name, byte[] bytes) {

  /** The name's last part without its ending. */
  String baseName() {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    int dot = last.lastIndexOf('.');
    return dot <= 0 ? last : last.substring(0, dot);
  }

  /** What follows the last dot, in lower case; empty when there is none. */
  String ending() {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
