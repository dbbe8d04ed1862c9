package org.hotline12345.kbindex.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds what pages repeat at their edges: running heads, feet and page numbers. */
final class PageEdges {
  private static final double EDGE = 0.12;
  private static final int LINES = 2;
  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "[-—–·•\\s]*(第?\\s*\\d{1,4}\\s*页?|[ivxIVX]{1,6})\\s*([/／,，、]?\\s*(共|of)?\\s*\\d{1,4}\\s*页?)?[-—–·•\\s]*");

  private PageEdges() {}

  /** The lines of each page without those. */
  static List<List<PageLine>> removed(List<Sheet> sheets, List<List<PageLine>> pages) {
    Map<String, Integer> repeats = new HashMap<>();
    for (int p = 0; p < pages.size(); p++) {
      for (PageLine line : edges(sheets.get(p), pages.get(p))) {
        repeats.merge(shape(line), 1, Integer::sum);
      }
    }
    int often = Math.max(2, (pages.size() + 1) / 2);
    List<List<PageLine>> kept = new ArrayList<>();
    for (int p = 0; p < pages.size(); p++) {
      List<PageLine> edges = edges(sheets.get(p), pages.get(p));
      List<PageLine> page = new ArrayList<>(pages.get(p));
      page.removeIf(
          line ->
              edges.contains(line)
                  && (PAGE_NUMBER.matcher(line.text().strip()).matches()
                      || repeats.getOrDefault(shape(line), 0) >= often));
      kept.add(page);
    }
    return kept;
  }

  private static List<PageLine> edges(Sheet sheet, List<PageLine> lines) {
    List<PageLine> edges = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      double y = lines.get(i).y();
      boolean top = i < LINES && y < EDGE * sheet.height();
      boolean bottom = i >= lines.size() - LINES && y > (1 - EDGE) * sheet.height();
      if (top || bottom) {
        edges.add(lines.get(i));
      }
    }
    return edges;
  }

  private static String shape(PageLine line) {
    return line.text().replaceAll("\\s+", "").replaceAll("\\d+", "#");
  }
}
