package org.hotline12345.kbindex.documents;

import java.util.List;

/** A piece of a document, in reading order, whatever format it came from. */
sealed interface Block {

  /**
   * What the format itself marks as a heading.
   *
   * @param level 0 for the document's title, else 1 for the outermost
   */
  record Heading(int level, String text) implements Block {}

  /** One paragraph, without line breaks of the layout. */
  record Paragraph(String text) implements Block {}

  /** A table, row by row; rows may differ in length. */
  record Grid(List<List<String>> rows) implements Block {
    public Grid {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }
}
