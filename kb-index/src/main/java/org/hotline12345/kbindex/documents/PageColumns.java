package org.hotline12345.kbindex.documents;

import java.util.ArrayList;
import java.util.List;
import org.hotline12345.kbindex.documents.PageLine.Stretch;

/** Puts the lines of a page into reading order when it is printed in two columns. */
final class PageColumns {
  private static final double FROM = 0.3;
  private static final double TO = 0.7;
  private static final int STEPS = 40;
  private static final int LEAST_LINES = 5;
  private static final double FILLED = 0.6;
  private static final double CROSSING = 0.25;

  private PageColumns() {}

  /** Regions in reading order; the lines of each are read from the top down. */
  static List<List<PageLine>> regions(Sheet sheet, List<PageLine> lines) {
    double gutter = gutter(sheet, lines);
    if (gutter < 0) {
      return List.of(lines);
    }
    List<List<PageLine>> regions = new ArrayList<>();
    List<PageLine> left = new ArrayList<>();
    List<PageLine> right = new ArrayList<>();
    List<PageLine> across = new ArrayList<>();
    for (PageLine line : lines) {
      // Running text in two columns has two stretches; a row of a table has more.
      if (line.stretches().size() > 2
          || line.stretches().stream().anyMatch(s -> s.x() < gutter && s.right() > gutter)) {
        flush(regions, left);
        flush(regions, right);
        across.add(line);
      } else {
        flush(regions, across);
        side(line, true, gutter, left);
        side(line, false, gutter, right);
      }
    }
    flush(regions, across);
    flush(regions, left);
    flush(regions, right);
    return regions;
  }

  private static void side(PageLine line, boolean left, double gutter, List<PageLine> to) {
    List<Stretch> own =
        line.stretches().stream().filter(s -> left == (s.right() <= gutter)).toList();
    if (!own.isEmpty()) {
      to.add(new PageLine(line.y(), own));
    }
  }

  private static void flush(List<List<PageLine>> regions, List<PageLine> region) {
    if (!region.isEmpty()) {
      regions.add(List.copyOf(region));
      region.clear();
    }
  }

  /** Where the gap between two columns of running text is, -1 when there are none. */
  private static double gutter(Sheet sheet, List<PageLine> lines) {
    List<Stretch> all = lines.stream().flatMap(line -> line.stretches().stream()).toList();
    for (int i = 0; i <= STEPS; i++) {
      // From the middle outwards.
      int step = STEPS / 2 + (i % 2 == 0 ? i / 2 : -(i + 1) / 2);
      double x = sheet.width() * (FROM + (TO - FROM) * step / STEPS);
      List<Stretch> left = all.stream().filter(s -> s.right() <= x).toList();
      List<Stretch> right = all.stream().filter(s -> s.x() >= x).toList();
      int crossing = all.size() - left.size() - right.size();
      if (left.size() >= LEAST_LINES
          && right.size() >= LEAST_LINES
          && crossing <= CROSSING * all.size()
          && isRunningText(left)
          && isRunningText(right)) {
        return x;
      }
    }
    return -1;
  }

  /** Lines of text fill their column; cells of a table do not. */
  private static boolean isRunningText(List<Stretch> side) {
    double from = side.stream().mapToDouble(Stretch::x).min().orElse(0);
    double to = side.stream().mapToDouble(Stretch::right).max().orElse(0);
    double[] widths = side.stream().mapToDouble(Stretch::width).sorted().toArray();
    double size = side.getFirst().size();
    return to - from > 8 * size && widths[widths.length / 2] >= FILLED * (to - from);
  }
}
