package org.hotline12345.kbindex.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hotline12345.knowledge.ClauseMark;
import org.jspecify.annotations.Nullable;

/** Makes headings, paragraphs and tables of printed pages. For one document. */
final class PageLayout {
  private static final double INDENT = 1.2;
  private static final double SHORT = 2.2;
  private static final double WIDE_GAP = 1.4;
  private static final double LARGER = 1.18;
  private static final int LONGEST_HEADING = 60;

  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder paragraph = new StringBuilder();
  private final double bodySize;
  private @Nullable PageLine last;
  private boolean endedShort;
  private double left;
  private double right;
  private double pitch;
  private @Nullable Double headingSize;

  private PageLayout(double bodySize) {
    this.bodySize = bodySize;
  }

  /** The blocks of all pages in reading order. */
  static List<Block> blocks(List<Sheet> sheets) {
    List<List<PageLine>> pages = sheets.stream().map(s -> PageLine.of(s.glyphs())).toList();
    List<List<PageLine>> kept = PageEdges.removed(sheets, pages);
    PageLayout layout = new PageLayout(bodySize(kept));
    for (int p = 0; p < sheets.size(); p++) {
      for (List<PageLine> region : PageColumns.regions(sheets.get(p), kept.get(p))) {
        layout.region(region);
      }
    }
    layout.close();
    return layout.blocks;
  }

  /** The size most characters have. */
  private static double bodySize(List<List<PageLine>> pages) {
    double[] sizes =
        pages.stream()
            .flatMap(List::stream)
            .flatMapToDouble(
                line ->
                    java.util.stream.DoubleStream.iterate(line.size(), s -> s)
                        .limit(Math.min(200, line.text().length())))
            .sorted()
            .toArray();
    return sizes.length == 0 ? 1 : sizes[sizes.length / 2];
  }

  private void region(List<PageLine> lines) {
    left = lines.stream().mapToDouble(PageLine::x).min().orElse(0);
    right = lines.stream().mapToDouble(PageLine::right).max().orElse(0);
    pitch = pitch(lines);
    boolean first = true;
    for (int i = 0; i < lines.size(); i++) {
      int table = PageTables.length(lines, i);
      if (table > 0) {
        close();
        blocks.add(PageTables.grid(lines.subList(i, i + table)));
        i += table - 1;
      } else {
        line(lines.get(i), first ? 0 : lines.get(i).y() - lines.get(i - 1).y());
      }
      first = false;
    }
  }

  private static double pitch(List<PageLine> lines) {
    double[] gaps = new double[Math.max(0, lines.size() - 1)];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = lines.get(i + 1).y() - lines.get(i).y();
    }
    Arrays.sort(gaps);
    return gaps.length == 0 ? 0 : gaps[gaps.length / 2];
  }

  private void line(PageLine line, double gap) {
    String text = Texts.tidy(line.text());
    if (text.isEmpty()) {
      return;
    }
    boolean large = line.size() > bodySize * LARGER && text.length() <= LONGEST_HEADING;
    boolean heading = large || isCentred(line, text);
    if (heading) {
      boolean goesOn =
          headingSize != null
              && Math.abs(headingSize - line.size()) < 0.05 * line.size()
              && large
              && gap < 3 * line.size();
      if (!goesOn) {
        close();
      }
      append(text);
      headingSize = line.size();
    } else {
      if (headingSize != null || startsParagraph(line, text, gap)) {
        close();
      }
      append(text);
    }
    last = line;
    endedShort = right - line.right() > SHORT * line.size();
  }

  private boolean startsParagraph(PageLine line, String text, double gap) {
    if (last == null || paragraph.isEmpty()) {
      return true;
    }
    return line.x() - left > INDENT * line.size()
        || endedShort
        || (pitch > 0 && gap > WIDE_GAP * pitch)
        || ClauseMark.of(text).isPresent()
        || Marks.ITEM.matcher(text).matches()
        || Marks.SUB_ITEM.matcher(text).matches()
        || Marks.ANNEX.matcher(text).matches();
  }

  private boolean isCentred(PageLine line, String text) {
    double before = line.x() - left;
    double after = right - line.right();
    return text.length() <= 40
        && before > 3 * line.size()
        && Math.abs(before - after) < 2 * line.size()
        && !Marks.isNoTitle(text)
        && !text.matches(".*[。；：，]");
  }

  private void append(String text) {
    if (!paragraph.isEmpty()
        && PageLine.isLatin(paragraph.charAt(paragraph.length() - 1))
        && PageLine.isLatin(text.charAt(0))
        && !Character.isDigit(text.charAt(0))) {
      paragraph.append(' ');
    }
    paragraph.append(text);
  }

  private void close() {
    String text = Texts.tidy(paragraph.toString());
    paragraph.setLength(0);
    if (!text.isEmpty()) {
      Double size = headingSize;
      if (size == null) {
        blocks.add(new Block.Paragraph(text));
      } else {
        boolean title = blocks.stream().noneMatch(PageLayout::isText);
        blocks.add(new Block.Heading(title ? 0 : 1, text));
      }
    }
    headingSize = null;
    last = null;
  }

  private static boolean isText(Block block) {
    return block instanceof Block.Grid
        || (block instanceof Block.Paragraph p && p.text().length() > 30);
  }
}
