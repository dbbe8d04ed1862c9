package org.hotline12345.kbindex.documents;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * One page of a PDF.
 *
 * @param pictures images it shows
 * @param recognised whether its letters are an invisible layer over a scan
 */
record PdfPage(Sheet sheet, int pictures, boolean recognised) {

  static PdfPage read(PDDocument document, int index, Hidden hidden) throws IOException {
    PDPage page = document.getPage(index);
    PdfLetters letters = new PdfLetters();
    letters.setStartPage(index + 1);
    letters.setEndPage(index + 1);
    letters.getText(document);
    int pictures = pictures(page);
    PDRectangle box = page.getCropBox();
    boolean turned = page.getRotation() % 180 != 0;
    double width = turned ? box.getHeight() : box.getWidth();
    double height = turned ? box.getWidth() : box.getHeight();
    boolean recognised = letters.seen().isEmpty() && !letters.invisible().isEmpty() && pictures > 0;
    List<Glyph> glyphs = recognised ? letters.invisible() : letters.seen();
    if (!recognised) {
      hidden.add(words(letters.invisible()));
    }
    hidden.add(words(letters.unseen()));
    return new PdfPage(new Sheet(width, height, glyphs), pictures, recognised);
  }

  private static String words(List<Glyph> glyphs) {
    StringBuilder words = new StringBuilder();
    glyphs.forEach(glyph -> words.append(glyph.text()));
    return words.toString();
  }

  private static int pictures(PDPage page) {
    int pictures = 0;
    if (page.getResources() != null) {
      for (COSName name : page.getResources().getXObjectNames()) {
        try {
          if (page.getResources().getXObject(name) instanceof PDImageXObject) {
            pictures++;
          }
        } catch (IOException e) {
          // A picture that cannot be opened is no text either.
          pictures++;
        }
      }
    }
    return pictures;
  }
}
