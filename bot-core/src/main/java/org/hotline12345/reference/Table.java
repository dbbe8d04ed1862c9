package org.hotline12345.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A table of reference data: UTF-8, one row a line, columns separated by tabs, the first line the
 * column names. Empty lines and lines that begin with {@code #} are left out. Immutable.
 */
public final class Table {
  private final String name;
  private final List<Row> rows;

  private Table(String name, List<Row> rows) {
    this.name = name;
    this.rows = List.copyOf(rows);
  }

  /**
   * Reads a class-path resource that lies beside {@code owner}.
   *
   * @throws TableException when it is missing or a line does not fit
   */
  public static Table beside(Class<?> owner, String resource) {
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new TableException(resource + ": missing beside " + owner.getName());
      }
      return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new TableException(resource + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Parses the text of a table.
   *
   * @param name how errors call it
   */
  public static Table parse(String name, String text) {
    List<Row> rows = new ArrayList<>();
    Map<String, Integer> columns = new HashMap<>();
    int lineNumber = 0;
    for (String line : text.split("\\R", -1)) {
      lineNumber++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split("\t", -1);
      if (columns.isEmpty()) {
        for (int i = 0; i < cells.length; i++) {
          columns.put(cells[i].strip(), i);
        }
      } else if (cells.length > columns.size()) {
        throw new TableException(
            name
                + ":"
                + lineNumber
                + ": "
                + cells.length
                + " columns (expected: at most "
                + columns.size()
                + ")");
      } else {
        rows.add(new Row(name + ":" + lineNumber, columns, cells));
      }
    }
    return new Table(name, rows);
  }

  public List<Row> rows() {
    return rows;
  }

  @Override
  public String toString() {
    return name + " (" + rows.size() + " rows)";
  }

  /** One line of a table. */
  public static final class Row {
    private final String where;
    private final Map<String, Integer> columns;
    private final String[] cells;

    private Row(String where, Map<String, Integer> columns, String[] cells) {
      this.where = where;
      this.columns = columns;
      this.cells = cells;
    }

    /** The cell without surrounding blanks; empty when the line ends before it. */
    public String text(String column) {
      Integer index = columns.get(column);
      if (index == null) {
        throw new TableException(
            where + ": no column " + column + " (expected one of: " + columns.keySet() + ")");
      }
      return index < cells.length ? cells[index].strip() : "";
    }

    /** The cell, which may not be empty. */
    public String required(String column) {
      String value = text(column);
      if (value.isEmpty()) {
        throw new TableException(where + ": " + column + ": empty (expected: a value)");
      }
      return value;
    }

    /** The parts of a cell separated by {@code |}; none for an empty cell. */
    public List<String> list(String column) {
      return Arrays.stream(text(column).split("\\|", -1))
          .map(String::strip)
          .filter(part -> !part.isEmpty())
          .toList();
    }

    /**
     * The cell as read by {@code reading}.
     *
     * @throws TableException naming the line when {@code reading} refuses the cell
     */
    public <T> T as(String column, Function<String, T> reading) {
      String value = required(column);
      try {
        return reading.apply(value);
      } catch (RuntimeException e) {
        throw new TableException(where + ": " + column + ": " + value + ": " + e.getMessage(), e);
      }
    }

    /** File and line, for messages. */
    public String where() {
      return where;
    }
  }
}
