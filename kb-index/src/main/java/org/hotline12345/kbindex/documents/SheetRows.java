package org.hotline12345.kbindex.documents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;

/** Gathers one sheet's visible cells as POI reads them, row by row. */
final class SheetRows implements SheetContentsHandler {
  private final ReadingLimits limits;
  private final Hidden hidden;
  private final Set<Integer> hiddenColumns = new TreeSet<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final Set<Integer> hiddenRows = new HashSet<>();
  private boolean rowHidden;
  private boolean cellUnseen;
  private String cellType = "";
  private int row;
  private int column;
  private long characters;
  private boolean tooLong;

  SheetRows(ReadingLimits limits, Hidden hidden) {
    this.limits = limits;
    this.hidden = hidden;
  }

  /** Columns, counted from 1, both ends included, are not shown. */
  void hideColumns(int first, int last) {
    for (int c = Math.max(1, first); c <= Math.min(last, limits.columns()); c++) {
      hiddenColumns.add(c - 1);
    }
  }

  void beginRow(boolean isHidden) {
    rowHidden = isHidden;
  }

  /**
   * What comes next.
   *
   * @param type as the file names it: b for truth, e for an error
   */
  void beginCell(String type, boolean unseen) {
    cellType = type;
    cellUnseen = unseen;
  }

  @Override
  public void startRow(int number) {
    row = number;
    column = 0;
    tooLong |= number < 0 || number >= limits.rows();
    if (!tooLong) {
      while (rows.size() <= number) {
        rows.add(new ArrayList<>());
      }
      if (rowHidden) {
        hiddenRows.add(number);
      }
    }
  }

  @Override
  public void endRow(int number) {}

  @Override
  public void cell(
      @Nullable String reference, @Nullable String shown, @Nullable XSSFComment comment) {
    int at = reference == null ? column : new CellReference(reference).getCol();
    column = at + 1;
    String text = text(shown == null ? "" : shown);
    if (tooLong
        || rowHidden
        || text.isEmpty()
        || at < 0
        || at >= limits.columns()
        || hiddenColumns.contains(at)) {
      return;
    }
    if (cellUnseen) {
      hidden.add(text);
      return;
    }
    characters += text.length();
    put(rows.get(row), at, text);
  }

  /** A cell keeps its own line breaks: an answer may have paragraphs. */
  private String text(String shown) {
    return switch (cellType) {
      case "b" -> shown.equals("TRUE") ? "是" : "否";
      case "e" -> "";
      default ->
          String.join(
              "\n", shown.lines().map(Texts::tidy).filter(line -> !line.isEmpty()).toList());
    };
  }

  private static void put(List<String> cells, int at, String text) {
    while (cells.size() <= at) {
      cells.add("");
    }
    cells.set(at, text);
  }

  boolean isTooLong() {
    return tooLong;
  }

  long characters() {
    return characters;
  }

  int hiddenRows() {
    return hiddenRows.size();
  }

  boolean hasHiddenColumns() {
    return !hiddenColumns.isEmpty();
  }

  List<List<String>> rows() {
    return rows;
  }

  /** Merged cells repeat their words, so that each row tells all. */
  void merge(String range) {
    CellRangeAddress merged = CellRangeAddress.valueOf(range);
    int top = merged.getFirstRow();
    int left = merged.getFirstColumn();
    if (top < 0 || top >= rows.size() || left < 0 || left >= rows.get(top).size()) {
      return;
    }
    String value = rows.get(top).get(left);
    for (int r = top; r <= Math.min(merged.getLastRow(), rows.size() - 1); r++) {
      if (hiddenRows.contains(r)) {
        continue;
      }
      List<String> cells = rows.get(r);
      for (int c = left; c <= Math.min(merged.getLastColumn(), limits.columns() - 1); c++) {
        if (!hiddenColumns.contains(c) && (c >= cells.size() || cells.get(c).isEmpty())) {
          put(cells, c, value);
        }
      }
    }
  }
}
