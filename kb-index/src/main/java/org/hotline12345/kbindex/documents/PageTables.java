package org.hotline12345.kbindex.documents;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.hotline12345.kbindex.documents.PageLine.Stretch;

/** Finds rows and cells in consecutive lines that are printed in stretches. */
final class PageTables {
  private static final double CONTINUES = 1.7;

  private PageTables() {}

  /** How many lines from {@code start} on form a table; 0 when they form none. */
  static int length(List<PageLine> lines, int start) {
    int end = start;
    int rows = 0;
    while (end < lines.size()) {
      PageLine line = lines.get(end);
      boolean row = line.stretches().size() >= 2;
      boolean continuation =
          !row
              && end > start
              && end + 1 < lines.size()
              && line.y() - lines.get(end - 1).y() < CONTINUES * line.size()
              && withinOneColumn(lines.subList(start, end), line.stretches().getFirst());
      if (!row && !continuation) {
        break;
      }
      rows += row ? 1 : 0;
      end++;
    }
    while (end > start && lines.get(end - 1).stretches().size() < 2) {
      end--;
    }
    return rows >= 2 && columns(lines.subList(start, end)).size() >= 2 ? end - start : 0;
  }

  private static boolean withinOneColumn(List<PageLine> lines, Stretch stretch) {
    return columns(lines).stream().filter(column -> overlaps(column, stretch)).count() == 1;
  }

  private static boolean overlaps(double[] column, Stretch stretch) {
    return stretch.x() < column[1] && stretch.right() > column[0];
  }

  /** Left and right of each column: the union of stretches that overlap. */
  private static List<double[]> columns(List<PageLine> lines) {
    List<Stretch> all = new ArrayList<>();
    lines.forEach(line -> all.addAll(line.stretches()));
    all.sort(Comparator.comparingDouble(Stretch::x));
    List<double[]> columns = new ArrayList<>();
    for (Stretch stretch : all) {
      if (!columns.isEmpty() && stretch.x() < columns.getLast()[1]) {
        columns.getLast()[1] = Math.max(columns.getLast()[1], stretch.right());
      } else {
        columns.add(new double[] {stretch.x(), stretch.right()});
      }
    }
    return columns;
  }

  /** The table in these lines; a line without a first cell goes on with the row above. */
  static Block.Grid grid(List<PageLine> lines) {
    List<double[]> columns = columns(lines);
    List<List<String>> rows = new ArrayList<>();
    for (PageLine line : lines) {
      List<String> cells = new ArrayList<>(Collections.nCopies(columns.size(), ""));
      for (Stretch stretch : line.stretches()) {
        for (int c = 0; c < columns.size(); c++) {
          if (overlaps(columns.get(c), stretch)) {
            cells.set(c, (cells.get(c) + " " + stretch.text()).strip());
            break;
          }
        }
      }
      if (!rows.isEmpty() && (cells.getFirst().isEmpty() || line.stretches().size() == 1)) {
        List<String> above = rows.getLast();
        for (int c = 0; c < cells.size(); c++) {
          above.set(c, above.get(c) + cells.get(c));
        }
      } else {
        rows.add(cells);
      }
    }
    return new Block.Grid(rows);
  }
}
