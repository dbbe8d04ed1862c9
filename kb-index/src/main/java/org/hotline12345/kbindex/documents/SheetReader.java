package org.hotline12345.kbindex.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.xmlbeans.XmlException;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STSheetState;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorkbookDocument;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Reads xlsx: every visible sheet as a heading and a table. Formulas are taken by their results.
 */
final class SheetReader implements Reader {

  @Override
  public Reading read(SourceFile file, Allowance allowance) throws DocumentException {
    try (OPCPackage parts = OfficePackage.open(file, name -> name.startsWith("xl/"), allowance)) {
      XSSFReader reader = new XSSFReader(parts);
      CTWorkbook workbook;
      try (InputStream in = reader.getWorkbookData()) {
        workbook = WorkbookDocument.Factory.parse(in).getWorkbook();
      }
      Workbook book =
          new Workbook(
              reader.getStylesTable(),
              new ReadOnlySharedStringsTable(parts, false),
              new SheetNumbers(
                  workbook.isSetWorkbookPr() && workbook.getWorkbookPr().getDate1904()),
              allowance);
      book.hiddenSheets(workbook);
      XSSFReader.SheetIterator sheets = reader.getSheetIterator();
      while (sheets.hasNext()) {
        try (InputStream in = sheets.next()) {
          book.sheet(sheets.getSheetName(), in);
        }
      }
      book.hidden.tell(book.warnings);
      return new Reading(book.blocks, book.warnings);
    } catch (IOException
        | OpenXML4JException
        | XmlException
        | SAXException
        | ParserConfigurationException
        | RuntimeException e) {
      throw OfficePackage.broken(e);
    }
  }

  private static final class Workbook {
    private final @Nullable StylesTable styles;
    private final SharedStrings strings;
    private final SheetNumbers numbers;
    private final Allowance allowance;
    private final Set<String> hiddenSheets = new HashSet<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Hidden hidden = new Hidden();

    Workbook(
        @Nullable StylesTable styles,
        SharedStrings strings,
        SheetNumbers numbers,
        Allowance allowance) {
      this.styles = styles;
      this.strings = strings;
      this.numbers = numbers;
      this.allowance = allowance;
    }

    void hiddenSheets(CTWorkbook workbook) {
      for (CTSheet sheet : workbook.getSheets().getSheetList()) {
        if (sheet.isSetState() && !STSheetState.VISIBLE.equals(sheet.getState())) {
          hiddenSheets.add(sheet.getName());
        }
      }
    }

    void sheet(String name, InputStream in)
        throws IOException, SAXException, ParserConfigurationException {
      String title = Texts.tidy(name);
      if (hiddenSheets.contains(name)) {
        warnings.add("隐藏的工作表“" + title + "”没有收入");
        return;
      }
      SheetRows rows = new SheetRows(allowance.limits(), hidden);
      XMLReader xml = XMLHelper.newXMLReader();
      xml.setContentHandler(new SheetCells(styles, strings, rows, numbers, allowance));
      xml.parse(new InputSource(in));
      if (rows.hiddenRows() > 0) {
        warnings.add("工作表“" + title + "”有 " + rows.hiddenRows() + " 个隐藏的行没有收入");
      }
      if (rows.hasHiddenColumns()) {
        warnings.add("工作表“" + title + "”有隐藏的列没有收入");
      }
      if (rows.rows().stream().anyMatch(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))) {
        blocks.add(new Block.Heading(1, title));
        blocks.add(new Block.Grid(rows.rows()));
      }
    }
  }
}
