package org.hotline12345.kbindex.documents;

import java.util.List;

/** Writes blocks as Markdown that says the same. */
final class BlockMarkdown {
  private BlockMarkdown() {}

  /** The whole body: a lead that answers what the document is, then its parts. */
  static String body(SourceDocument document) {
    StringBuilder body = new StringBuilder();
    paragraph(body, introduction(document));
    blocks(body, document.lead());
    for (SourceDocument.Part part : document.parts()) {
      paragraph(body, "#".repeat(part.level()) + " " + part.heading());
      blocks(body, part.content());
    }
    return body.toString().strip();
  }

  private static String introduction(SourceDocument document) {
    StringBuilder text = new StringBuilder();
    text.append(document.title().startsWith("《") ? "" : "《").append(document.title());
    text.append(document.title().endsWith("》") ? "" : "》");
    if (document.number() != null) {
      text.append("（").append(document.number()).append("）");
    }
    if (document.issuer() != null || document.issued() != null) {
      text.append(document.issuer() == null ? "" : "，由" + document.issuer());
      text.append(document.issued() == null ? "发布" : "于" + day(document.issued()) + "发布");
    }
    if (document.effective() != null) {
      text.append("，自").append(day(document.effective())).append("起施行");
    }
    if (document.until() != null) {
      text.append("，有效期至").append(day(document.until()));
    }
    return text.append("。").toString();
  }

  private static String day(java.time.LocalDate day) {
    return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
  }

  static void blocks(StringBuilder body, List<Block> blocks) {
    for (Block block : blocks) {
      switch (block) {
        case Block.Heading heading -> paragraph(body, heading.text());
        case Block.Paragraph paragraph -> paragraph(body, plain(paragraph.text()));
        case Block.Grid grid -> paragraph(body, table(grid));
      }
    }
  }

  /** Text that Markdown would take for a heading is kept from being one. */
  static String plain(String text) {
    return text.startsWith("#") ? "\\" + text : text;
  }

  private static void paragraph(StringBuilder body, String text) {
    if (!text.isBlank()) {
      body.append(text).append("\n\n");
    }
  }

  static String table(Block.Grid grid) {
    List<List<String>> rows =
        grid.rows().stream().filter(row -> row.stream().anyMatch(cell -> !cell.isBlank())).toList();
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    if (columns == 0) {
      return "";
    }
    StringBuilder table = new StringBuilder();
    line(table, rows.getFirst(), columns);
    table.append("|").append(" --- |".repeat(columns)).append('\n');
    rows.stream().skip(1).forEach(row -> line(table, row, columns));
    return table.toString();
  }

  private static void line(StringBuilder table, List<String> row, int columns) {
    table.append('|');
    for (int i = 0; i < columns; i++) {
      String cell = i < row.size() ? row.get(i) : "";
      table.append(' ').append(Texts.tidy(cell).replace("|", "\\|")).append(" |");
    }
    table.append('\n');
  }
}
