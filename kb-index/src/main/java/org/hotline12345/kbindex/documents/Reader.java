package org.hotline12345.kbindex.documents;

/** Reads one format. Stateless. */
@FunctionalInterface
interface Reader {

  /**
   * Reads a file of that format, hostile or not.
   *
   * @throws DocumentException when it cannot be read; nothing else is thrown for what a file holds
   */
  Reading read(SourceFile file, Allowance allowance) throws DocumentException;
}
