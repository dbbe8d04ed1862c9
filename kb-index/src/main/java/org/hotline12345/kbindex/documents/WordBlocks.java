package org.hotline12345.kbindex.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlObject;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtBlock;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtDocPart;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/** Collects the blocks of a Word document. For one document, in reading order. */
final class WordBlocks {
  private final WordStyles styles;
  private final WordNumbers numbers;
  private final WordText words;
  private final Allowance allowance;
  private final List<Block> blocks = new ArrayList<>();
  private long characters;

  WordBlocks(WordStyles styles, WordNumbers numbers, Allowance allowance) {
    this.styles = styles;
    this.numbers = numbers;
    this.words = new WordText(styles);
    this.allowance = allowance;
  }

  Reading reading() {
    List<String> warnings = new ArrayList<>();
    words.tell(warnings);
    return new Reading(blocks, warnings);
  }

  /** Takes paragraphs and tables of a body, a cell or a text box. */
  void add(XmlObject container) throws DocumentException {
    try (XmlCursor at = container.newCursor()) {
      children(at);
    }
  }

  /** By names: what wraps paragraphs (revisions, controls, custom XML) has no common type. */
  private void children(XmlCursor at) throws DocumentException {
    for (boolean more = at.toFirstChild(); more; more = at.toNextSibling()) {
      at.push();
      switch (at.getName().getLocalPart()) {
        case "p" -> {
          if (at.getObject() instanceof CTP paragraph) {
            paragraph(paragraph);
          }
        }
        case "tbl" -> {
          if (at.getObject() instanceof CTTbl table) {
            table(table);
          }
        }
        case "sdt" -> {
          if (!(at.getObject() instanceof CTSdtBlock control) || !isContents(control)) {
            children(at);
          }
        }
        case "sdtContent", "ins", "moveTo", "smartTag", "customXml" -> children(at);
        default -> {}
      }
      at.pop();
    }
  }

  private static boolean isContents(CTSdtBlock control) {
    CTSdtDocPart part =
        control.isSetSdtPr() && control.getSdtPr().isSetDocPartObj()
            ? control.getSdtPr().getDocPartObj()
            : null;
    return part != null
        && part.isSetDocPartGallery()
        && part.getDocPartGallery().getVal().equals("Table of Contents");
  }

  private void paragraph(CTP paragraph) throws DocumentException {
    if (styles.isContents(paragraph)) {
      return;
    }
    List<XmlObject> boxes = new ArrayList<>();
    String text = text(paragraph, false, boxes);
    if (!text.isEmpty()) {
      blocks.add(
          styles
              .headingLevel(paragraph)
              .or(() -> title(paragraph, text))
              .<Block>map(level -> new Block.Heading(level, text))
              .orElseGet(() -> new Block.Paragraph(text)));
    }
    for (XmlObject box : boxes) {
      add(box);
    }
  }

  /** The words of a paragraph that people see, with its number before them; boxes put aside. */
  private String text(CTP paragraph, boolean onColour, List<XmlObject> boxes)
      throws DocumentException {
    String text = words.of(paragraph, onColour, boxes);
    characters += text.length();
    allowance.characters(characters);
    return text.isEmpty() ? "" : styles.numbering(paragraph).map(numbers::next).orElse("") + text;
  }

  /** A centred short line is a heading; before the first real paragraph it belongs to the title. */
  private Optional<Integer> title(CTP paragraph, String text) {
    boolean early =
        blocks.stream()
            .noneMatch(
                block ->
                    block instanceof Block.Grid
                        || (block instanceof Block.Heading heading && heading.level() > 0)
                        || (block instanceof Block.Paragraph p && p.text().length() > 60));
    return text.length() <= (early ? 80 : 40)
            && styles.isCentred(paragraph)
            && !Marks.isNoTitle(text)
        ? Optional.of(early ? 0 : 1)
        : Optional.empty();
  }

  private void table(CTTbl table) throws DocumentException {
    boolean styled = table.getTblPr() != null && table.getTblPr().isSetTblStyle();
    List<CTRow> there =
        table.getTrList().stream()
            .filter(row -> !row.isSetTrPr() || !row.getTrPr().isSetDel())
            .toList();
    if (there.size() > allowance.limits().rows()) {
      throw new DocumentException("表格超过 " + allowance.limits().rows() + " 行，没有读取");
    }
    if (there.stream().allMatch(row -> row.sizeOfTcArray() <= 1)) {
      // A frame drawn round paragraphs, no table.
      for (CTRow row : there) {
        for (CTTc cell : row.getTcList()) {
          add(cell);
        }
      }
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (CTRow row : there) {
      rows.add(row(row, styled, rows.isEmpty() ? List.of() : rows.getLast()));
    }
    blocks.add(new Block.Grid(rows));
  }

  /** A row; a cell merged with the one above repeats its words, so that each row tells all. */
  private List<String> row(CTRow row, boolean styled, List<String> above) throws DocumentException {
    List<String> cells = new ArrayList<>();
    for (CTTc cell : row.getTcList()) {
      CTTcPr properties = cell.isSetTcPr() ? cell.getTcPr() : CTTcPr.Factory.newInstance();
      boolean merged =
          properties.isSetVMerge() && !STMerge.RESTART.equals(properties.getVMerge().getVal());
      int column = cells.size();
      cells.add(
          merged && column < above.size()
              ? above.get(column)
              : cell(
                  cell,
                  styled || (properties.isSetShd() && WordStyles.isColoured(properties.getShd()))));
      int span = properties.isSetGridSpan() ? properties.getGridSpan().getVal().intValue() : 1;
      for (int i = 1; i < Math.min(span, allowance.limits().columns()); i++) {
        cells.add("");
      }
    }
    return cells;
  }

  private String cell(XmlObject cell, boolean onColour) throws DocumentException {
    List<CTP> paragraphs = new ArrayList<>();
    try (XmlCursor at = cell.newCursor()) {
      paragraphs(at, paragraphs);
    }
    List<String> lines = new ArrayList<>();
    for (CTP paragraph : paragraphs) {
      List<XmlObject> boxes = new ArrayList<>();
      lines.add(text(paragraph, onColour, boxes));
      for (XmlObject box : boxes) {
        lines.add(cell(box, onColour));
      }
    }
    lines.removeIf(String::isEmpty);
    return String.join(" ", lines);
  }

  /** All paragraphs below, those of tables within the cell included. */
  private static void paragraphs(XmlCursor at, List<CTP> found) {
    for (boolean more = at.toFirstChild(); more; more = at.toNextSibling()) {
      at.push();
      String name = at.getName().getLocalPart();
      if (name.equals("p") && at.getObject() instanceof CTP paragraph) {
        found.add(paragraph);
      } else if (!name.equals("del") && !name.equals("moveFrom")) {
        paragraphs(at, found);
      }
      at.pop();
    }
  }
}
