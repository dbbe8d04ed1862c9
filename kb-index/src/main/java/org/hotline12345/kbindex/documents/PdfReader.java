package org.hotline12345.kbindex.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Reads PDF by where its letters stand: columns in order, running heads and page numbers dropped,
 * tables by their alignment.
 */
final class PdfReader implements Reader {
  private static final int SPARSE = 8;

  @Override
  public Reading read(SourceFile file, Allowance allowance) throws DocumentException {
    PdfStreams.check(file.bytes(), allowance);
    try (PDDocument document = Loader.loadPDF(file.bytes())) {
      int pages = document.getNumberOfPages();
      if (pages > allowance.limits().pages()) {
        throw new DocumentException("超过 " + allowance.limits().pages() + " 页，请拆开再导入");
      }
      Hidden hidden = new Hidden();
      List<Sheet> sheets = new ArrayList<>();
      List<String> empty = new ArrayList<>();
      boolean recognised = false;
      long characters = 0;
      for (int p = 0; p < pages; p++) {
        PdfPage page = PdfPage.read(document, p, hidden);
        sheets.add(page.sheet());
        characters += page.sheet().glyphs().size();
        allowance.characters(characters);
        recognised |= page.recognised();
        if (page.sheet().glyphs().size() < SPARSE && page.pictures() > 0) {
          empty.add(String.valueOf(p + 1));
        }
      }
      if (characters == 0 || empty.size() == pages) {
        throw new DocumentException("没有文字层：像是扫描件或图片，请先做文字识别（OCR）再导入");
      }
      List<String> warnings = new ArrayList<>();
      hidden.tell(warnings);
      if (recognised) {
        warnings.add("文字来自扫描件的识别层，可能有错字，请核对");
      }
      if (!empty.isEmpty()) {
        warnings.add("第 " + String.join("、", empty) + " 页没有文字层，没有收入");
      }
      return new Reading(PageLayout.blocks(sheets), warnings);
    } catch (InvalidPasswordException e) {
      throw new DocumentException("文件加了密码，请去掉密码再导入", e);
    } catch (IOException e) {
      throw new DocumentException("PDF 已损坏，打不开", e);
    }
  }
}
