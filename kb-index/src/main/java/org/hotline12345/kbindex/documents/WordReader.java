package org.hotline12345.kbindex.documents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads docx: headings by style, numbers as Word shows them, tables, text boxes. Deleted revisions,
 * generated contents, headers and footers are left out; text that nobody sees is dropped and told.
 */
final class WordReader implements Reader {
  private static final String DOCUMENT = "word/document.xml";
  private static final Set<String> SKIPPED =
      Set.of("del", "moveFrom", "Fallback", "rPr", "pPr", "instrText", "delText");

  @Override
  public Reading read(SourceFile file, Allowance allowance) throws DocumentException {
    Archive archive =
        Archive.open(
            file.bytes(),
            name -> name.startsWith("word/") && name.endsWith(".xml") && name.indexOf('/', 5) < 0,
            allowance);
    Walk walk =
        new Walk(
            new WordStyles(archive.optionalXml("word/styles.xml", allowance)),
            new WordNumbers(archive.optionalXml("word/numbering.xml", allowance)),
            allowance);
    walk.blocks(archive.xml(DOCUMENT, allowance).at("body"));
    List<String> warnings = new ArrayList<>();
    walk.hidden.tell(warnings);
    if (walk.pictures > 0) {
      warnings.add("有 " + walk.pictures + " 张图片没有收入");
    }
    if (walk.notes > 0) {
      warnings.add("有 " + walk.notes + " 处脚注或尾注没有收入");
    }
    return new Reading(walk.blocks, warnings);
  }

  private static final class Walk {
    private final WordStyles styles;
    private final WordNumbers numbers;
    private final Allowance allowance;
    private final List<Block> blocks = new ArrayList<>();
    private final Hidden hidden = new Hidden();
    private long characters;
    private int pictures;
    private int notes;

    Walk(WordStyles styles, WordNumbers numbers, Allowance allowance) {
      this.styles = styles;
      this.numbers = numbers;
      this.allowance = allowance;
    }

    void blocks(XmlNode container) throws DocumentException {
      for (XmlNode child : container.children()) {
        switch (child.name()) {
          case "p" -> paragraph(child);
          case "tbl" -> table(child);
          case "sdt" -> {
            if (!isContents(child)) {
              blocks(child.at("sdtContent"));
            }
          }
          case "ins", "moveTo", "smartTag", "customXml" -> blocks(child);
          default -> {}
        }
      }
    }

    private static boolean isContents(XmlNode sdt) {
      return sdt.at("sdtPr")
          .at("docPartObj")
          .at("docPartGallery")
          .attribute("val", "")
          .equals("Table of Contents");
    }

    private void paragraph(XmlNode paragraph) throws DocumentException {
      if (styles.isContents(paragraph)) {
        return;
      }
      List<XmlNode> boxes = new ArrayList<>();
      String text = text(paragraph, boxes, false);
      if (!text.isEmpty()) {
        String label = styles.numbering(paragraph).map(numbers::next).orElse("");
        String whole = label + text;
        blocks.add(
            styles
                .headingLevel(paragraph)
                .or(() -> title(paragraph, whole))
                .<Block>map(level -> new Block.Heading(level, whole))
                .orElseGet(() -> new Block.Paragraph(whole)));
      }
      for (XmlNode box : boxes) {
        blocks(box);
      }
    }

    /**
     * A centred short line is a heading; before the first real paragraph it belongs to the title.
     */
    private Optional<Integer> title(XmlNode paragraph, String text) {
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

    /** The words of a paragraph that people see; text boxes are put aside. */
    private String text(XmlNode paragraph, List<XmlNode> boxes, boolean shaded)
        throws DocumentException {
      StringBuilder text = new StringBuilder();
      boolean onColour = shaded || isColoured(paragraph.at("pPr").at("shd"));
      runs(paragraph, paragraph, onColour, text, boxes);
      String tidy = Texts.tidy(text.toString());
      characters += tidy.length();
      allowance.characters(characters);
      return tidy;
    }

    private void runs(
        XmlNode container,
        XmlNode paragraph,
        boolean onColour,
        StringBuilder text,
        List<XmlNode> boxes) {
      for (XmlNode child : container.children()) {
        if (SKIPPED.contains(child.name())) {
          continue;
        }
        if (child.is("r")) {
          boolean unseen = isUnseen(child, paragraph, onColour);
          StringBuilder words = new StringBuilder();
          run(child, words, boxes);
          if (unseen) {
            hidden.add(words.toString());
          } else {
            text.append(words);
          }
        } else {
          runs(child, paragraph, onColour, text, boxes);
        }
      }
    }

    private void run(XmlNode run, StringBuilder words, List<XmlNode> boxes) {
      for (XmlNode part : run.children()) {
        switch (part.name()) {
          case "t" -> words.append(part.text());
          case "tab", "br", "cr" -> words.append(' ');
          case "noBreakHyphen" -> words.append('-');
          case "footnoteReference", "endnoteReference" -> notes++;
          case "drawing", "pict", "object", "AlternateContent" -> drawing(part, boxes);
          default -> {}
        }
      }
    }

    private void drawing(XmlNode drawing, List<XmlNode> boxes) {
      XmlNode shown = drawing.child("Choice").orElse(drawing);
      Set<XmlNode> inside = new HashSet<>();
      for (XmlNode node : shown.all().toList()) {
        if (node.is("txbxContent") && !inside.contains(node)) {
          boxes.add(node);
          node.all().forEach(inside::add);
        } else if (node.is("blip") || node.is("imagedata")) {
          pictures++;
        }
      }
    }

    private boolean isUnseen(XmlNode run, XmlNode paragraph, boolean onColour) {
      XmlNode vanish = styles.runProperty(run, paragraph, "vanish");
      if (vanish != null && !Set.of("0", "false", "off").contains(vanish.attribute("val", "1"))) {
        return true;
      }
      XmlNode size = styles.runProperty(run, paragraph, "sz");
      if (size != null && size.attribute("val", 21) <= Marks.UNREADABLE_POINTS * 2) {
        return true;
      }
      XmlNode colour = styles.runProperty(run, paragraph, "color");
      return colour != null
          && Marks.isNearWhite(colour.attribute("val", ""))
          && !onColour
          && !isColoured(run.at("rPr").at("shd"))
          && run.at("rPr").child("highlight").isEmpty();
    }

    private static boolean isColoured(XmlNode shading) {
      String fill = shading.attribute("fill", "auto");
      return !fill.equals("auto") && !Marks.isNearWhite(fill);
    }

    private void table(XmlNode table) throws DocumentException {
      boolean styled = table.at("tblPr").child("tblStyle").isPresent();
      List<List<String>> rows = new ArrayList<>();
      for (XmlNode row : table.children("tr").toList()) {
        rows.add(row(row, styled, rows.isEmpty() ? List.of() : rows.getLast()));
        if (rows.size() > allowance.limits().rows()) {
          throw new DocumentException("表格超过 " + allowance.limits().rows() + " 行，没有读取");
        }
      }
      if (rows.stream().allMatch(row -> row.size() <= 1)) {
        // A frame drawn round paragraphs, no table.
        for (XmlNode row : table.children("tr").toList()) {
          for (XmlNode cell : row.children("tc").toList()) {
            blocks(cell);
          }
        }
      } else {
        blocks.add(new Block.Grid(rows));
      }
    }

    /** A row; a cell merged with the one above repeats its words, so that each row tells all. */
    private List<String> row(XmlNode row, boolean styled, List<String> above)
        throws DocumentException {
      List<String> cells = new ArrayList<>();
      for (XmlNode cell : row.children("tc").toList()) {
        XmlNode properties = cell.at("tcPr");
        boolean merged =
            properties.child("vMerge").isPresent()
                && !properties.at("vMerge").attribute("val", "continue").equals("restart");
        int column = cells.size();
        cells.add(
            merged && column < above.size()
                ? above.get(column)
                : cell(cell, styled || isColoured(properties.at("shd"))));
        int span = properties.at("gridSpan").attribute("val", 1);
        for (int i = 1; i < Math.min(span, allowance.limits().columns()); i++) {
          cells.add("");
        }
      }
      return cells;
    }

    private String cell(XmlNode cell, boolean onColour) throws DocumentException {
      List<String> lines = new ArrayList<>();
      for (XmlNode paragraph : cell.all().filter(node -> node.is("p")).toList()) {
        String label = styles.numbering(paragraph).map(numbers::next).orElse("");
        String text = text(paragraph, new ArrayList<>(), onColour);
        if (!text.isEmpty()) {
          lines.add(label + text);
        }
      }
      return String.join(" ", lines);
    }
  }
}
