package org.hotline12345.kbindex.documents;

import java.io.IOException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/**
 * Reads docx: headings by style, numbers as Word shows them, tables, text boxes. Deleted revisions,
 * generated contents, headers and footers are left out; text that nobody sees is dropped and told.
 */
final class WordReader implements Reader {

  @Override
  public Reading read(SourceFile file, Allowance allowance) throws DocumentException {
    try (OPCPackage parts = OfficePackage.open(file, WordReader::isText, allowance);
        XWPFDocument document = new XWPFDocument(parts)) {
      WordStyles styles = new WordStyles(document.getStyles());
      WordNumbers numbers = new WordNumbers(document.getNumbering());
      WordBlocks blocks = new WordBlocks(styles, numbers, allowance);
      blocks.add(document.getDocument().getBody());
      return blocks.reading();
    } catch (IOException | RuntimeException e) {
      throw OfficePackage.broken(e);
    }
  }

  private static boolean isText(String name) {
    return name.startsWith("word/_rels/")
        || (name.startsWith("word/") && name.indexOf('/', "word/".length()) < 0);
  }
}
