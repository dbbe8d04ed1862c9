package org.hotline12345.kbindex.documents;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/**
 * POI's reader of a sheet, which streams the cells, and beside it what POI does not tell: what is
 * hidden and what is merged.
 */
final class SheetCells extends XSSFSheetXMLHandler {
  private static final int MOST_MERGED = 2_000;

  private final SheetRows rows;
  private final @Nullable StylesTable styles;
  private final Allowance allowance;
  private final List<String> merged = new ArrayList<>();

  SheetCells(
      @Nullable StylesTable styles,
      SharedStrings strings,
      SheetRows rows,
      DataFormatter numbers,
      Allowance allowance) {
    super(styles, strings, rows, numbers, false);
    this.styles = styles;
    this.rows = rows;
    this.allowance = allowance;
  }

  @Override
  public void startElement(
      @Nullable String uri, String name, @Nullable String qualified, Attributes attributes)
      throws SAXException {
    switch (name) {
      case "col" -> {
        if (isTrue(attributes.getValue("hidden"))) {
          rows.hideColumns(
              Texts.number(attributes.getValue("min"), 1),
              Texts.number(attributes.getValue("max"), 0));
        }
      }
      case "row" -> rows.beginRow(isTrue(attributes.getValue("hidden")));
      case "c" -> {
        String type = attributes.getValue("t");
        rows.beginCell(
            type == null ? "" : type, isUnseen(Texts.number(attributes.getValue("s"), 0)));
      }
      case "mergeCell" -> {
        String range = attributes.getValue("ref");
        if (range != null && merged.size() < MOST_MERGED) {
          merged.add(range);
        }
      }
      default -> {}
    }
    super.startElement(uri, name, qualified, attributes);
    if (rows.isTooLong()) {
      throw new SAXException(
          new DocumentException("表格超过 " + allowance.limits().rows() + " 行，请拆成几份再导入"));
    }
  }

  @Override
  public void endElement(@Nullable String uri, String name, @Nullable String qualified)
      throws SAXException {
    super.endElement(uri, name, qualified);
    try {
      allowance.characters(rows.characters());
    } catch (DocumentException e) {
      throw new SAXException(e);
    }
  }

  @Override
  public void endDocument() throws SAXException {
    super.endDocument();
    merged.forEach(rows::merge);
  }

  private static boolean isTrue(@Nullable String value) {
    return value != null && (value.equals("1") || value.equals("true"));
  }

  /** White letters on no ground, or a format that shows nothing. */
  private boolean isUnseen(int index) {
    if (styles == null || index < 0 || index >= styles.getNumCellStyles()) {
      return false;
    }
    XSSFCellStyle style = styles.getStyleAt(index);
    if (";;;".equals(style.getDataFormatString())) {
      return true;
    }
    XSSFColor colour = style.getFont().getXSSFColor();
    String argb = colour == null ? null : colour.getARGBHex();
    return argb != null
        && Marks.isNearWhite(argb.substring(2))
        && style.getFillPattern() == FillPatternType.NO_FILL;
  }
}
