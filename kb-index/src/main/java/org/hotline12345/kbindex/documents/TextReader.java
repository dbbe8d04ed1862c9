package org.hotline12345.kbindex.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Markdown and plain text: headings, tables between bars, paragraphs between line ends. */
final class TextReader implements Reader {
  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*");
  private static final Pattern RULE =
      Pattern.compile("\\|?\\s*:?-{2,}:?\\s*(\\|\\s*:?-{2,}:?\\s*)*\\|?");
  private static final Pattern COMMENT = Pattern.compile("<!--.*?(-->|\\z)", Pattern.DOTALL);

  @Override
  public Reading read(SourceFile file, Allowance allowance) throws DocumentException {
    String text = Texts.decode(file.bytes());
    allowance.characters(text.length());
    Hidden hidden = new Hidden();
    COMMENT.matcher(text).results().forEach(comment -> hidden.add(comment.group()));
    List<Block> blocks = new ArrayList<>();
    List<List<String>> table = new ArrayList<>();
    for (String line : COMMENT.matcher(text).replaceAll("").split("\\R", -1)) {
      String tidy = Texts.tidy(line);
      if (tidy.startsWith("|") && tidy.endsWith("|") && tidy.length() > 1) {
        if (!RULE.matcher(tidy).matches()) {
          table.add(cells(tidy));
        }
        continue;
      }
      flush(table, blocks);
      Matcher heading = HEADING.matcher(tidy);
      if (heading.matches()) {
        int level = heading.group(1).length() - 1;
        blocks.add(new Block.Heading(level, heading.group(2)));
      } else if (!tidy.isEmpty()) {
        blocks.add(new Block.Paragraph(tidy));
      }
    }
    flush(table, blocks);
    List<String> warnings = new ArrayList<>();
    hidden.tell(warnings);
    return new Reading(blocks, warnings);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.substring(1, line.length() - 1).split("(?<!\\\\)\\|", -1)) {
      cells.add(cell.strip().replace("\\|", "|"));
    }
    return cells;
  }

  private static void flush(List<List<String>> table, List<Block> blocks) {
    if (!table.isEmpty()) {
      blocks.add(new Block.Grid(table));
      table.clear();
    }
  }
}
