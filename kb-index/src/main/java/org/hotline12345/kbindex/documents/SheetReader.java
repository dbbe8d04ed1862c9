package org.hotline12345.kbindex.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads xlsx: every visible sheet as a heading and a table. Formulas are taken by their results.
 */
final class SheetReader implements Reader {
  private static final Pattern CELL = Pattern.compile("([A-Z]{1,3})(\\d{1,7})");
  private static final Pattern RANGE =
      Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})");

  @Override
  public Reading read(SourceFile file, Allowance allowance) throws DocumentException {
    Archive archive =
        Archive.open(
            file.bytes(),
            name -> name.startsWith("xl/") && (name.endsWith(".xml") || name.endsWith(".rels")),
            allowance);
    XmlNode workbook = archive.xml("xl/workbook.xml", allowance);
    Map<String, String> targets = new HashMap<>();
    archive
        .optionalXml("xl/_rels/workbook.xml.rels", allowance)
        .children("Relationship")
        .forEach(r -> targets.put(r.attribute("Id", ""), r.attribute("Target", "")));
    String since1904 = workbook.at("workbookPr").attribute("date1904", "0");
    Workbook book =
        new Workbook(
            strings(archive.optionalXml("xl/sharedStrings.xml", allowance)),
            new SheetNumbers(
                archive.optionalXml("xl/styles.xml", allowance),
                since1904.equals("1") || since1904.equals("true")),
            allowance);
    for (XmlNode sheet : workbook.at("sheets").children("sheet").toList()) {
      String name = Texts.tidy(sheet.attribute("name", ""));
      if (!sheet.attribute("state", "visible").equals("visible")) {
        book.warnings.add("隐藏的工作表“" + name + "”没有收入");
        continue;
      }
      String target = targets.getOrDefault(sheet.attribute("id", ""), "");
      String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
      if (archive.part(path) != null) {
        book.sheet(name, archive.xml(path, allowance));
      }
    }
    book.hidden.tell(book.warnings);
    return new Reading(book.blocks, book.warnings);
  }

  private static List<String> strings(XmlNode table) {
    return table.children("si").map(SheetReader::string).toList();
  }

  /** The words of a string item; its phonetic readings are no words. */
  private static String string(XmlNode item) {
    StringBuilder text = new StringBuilder();
    for (XmlNode child : item.children()) {
      if (child.is("t")) {
        text.append(child.text());
      } else if (child.is("r")) {
        text.append(child.at("t").text());
      }
    }
    return text.toString();
  }

  /** Column letters to an index from 0. */
  private static int column(String letters) {
    int column = 0;
    for (int i = 0; i < letters.length(); i++) {
      column = column * 26 + letters.charAt(i) - 'A' + 1;
    }
    return column - 1;
  }

  private static boolean isTrue(@Nullable String value) {
    return value != null && (value.equals("1") || value.equals("true"));
  }

  private static final class Workbook {
    private final List<String> strings;
    private final SheetNumbers numbers;
    private final Allowance allowance;
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Hidden hidden = new Hidden();
    private long characters;

    Workbook(List<String> strings, SheetNumbers numbers, Allowance allowance) {
      this.strings = strings;
      this.numbers = numbers;
      this.allowance = allowance;
    }

    void sheet(String name, XmlNode sheet) throws DocumentException {
      Set<Integer> hiddenColumns = new TreeSet<>();
      for (XmlNode col : sheet.at("cols").children("col").toList()) {
        if (isTrue(col.attribute("hidden"))) {
          int last = Math.min(col.attribute("max", 0), allowance.limits().columns());
          for (int c = col.attribute("min", 1); c >= 1 && c <= last; c++) {
            hiddenColumns.add(c - 1);
          }
        }
      }
      List<List<String>> rows = new ArrayList<>();
      int hiddenRows = 0;
      for (XmlNode row : sheet.at("sheetData").children("row").toList()) {
        int number = row.attribute("r", rows.size() + 1);
        if (number > allowance.limits().rows() || rows.size() > allowance.limits().rows()) {
          throw new DocumentException("表格超过 " + allowance.limits().rows() + " 行，请拆成几份再导入");
        }
        while (rows.size() < number - 1) {
          rows.add(List.of());
        }
        if (isTrue(row.attribute("hidden"))) {
          hiddenRows++;
          rows.add(List.of());
        } else {
          rows.add(row(row, hiddenColumns));
        }
      }
      if (hiddenRows > 0) {
        warnings.add("工作表“" + name + "”有 " + hiddenRows + " 个隐藏的行没有收入");
      }
      if (!hiddenColumns.isEmpty()) {
        warnings.add("工作表“" + name + "”有隐藏的列没有收入");
      }
      List<List<String>> filled = merged(rows, sheet.at("mergeCells"));
      if (filled.stream().anyMatch(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))) {
        blocks.add(new Block.Heading(1, name));
        blocks.add(new Block.Grid(filled));
      }
    }

    private List<String> row(XmlNode row, Set<Integer> hiddenColumns) throws DocumentException {
      List<String> cells = new ArrayList<>();
      for (XmlNode cell : row.children("c").toList()) {
        Matcher reference = CELL.matcher(cell.attribute("r", ""));
        int column = reference.matches() ? column(reference.group(1)) : cells.size();
        if (column >= allowance.limits().columns()) {
          continue;
        }
        while (cells.size() <= column) {
          cells.add("");
        }
        if (!hiddenColumns.contains(column)) {
          cells.set(column, seen(cell));
        }
      }
      return cells;
    }

    private String seen(XmlNode cell) throws DocumentException {
      int style = cell.attribute("s", 0);
      String text = text(cell, style);
      if (numbers.unseen(style)) {
        hidden.add(text);
        return "";
      }
      characters += text.length();
      allowance.characters(characters);
      return text;
    }

    private String text(XmlNode cell, int style) {
      String value = cell.at("v").text();
      return switch (cell.attribute("t", "n")) {
        case "s" -> {
          int index = XmlNode.number(value, -1);
          yield index >= 0 && index < strings.size() ? lines(strings.get(index)) : "";
        }
        case "inlineStr" -> lines(string(cell.at("is")));
        case "str" -> lines(value);
        case "b" -> value.equals("1") ? "是" : "否";
        case "e" -> "";
        default -> value.isEmpty() ? "" : numbers.shown(value.strip(), style);
      };
    }

    /** A cell keeps its own line breaks: an answer may have paragraphs. */
    private static String lines(String text) {
      return String.join(
          "\n", text.lines().map(Texts::tidy).filter(line -> !line.isEmpty()).toList());
    }

    /** Merged cells repeat their words, so that each row tells all. */
    private List<List<String>> merged(List<List<String>> rows, XmlNode merges) {
      List<List<String>> filled = new ArrayList<>();
      rows.forEach(row -> filled.add(new ArrayList<>(row)));
      int columns = allowance.limits().columns();
      long cells = 0;
      for (XmlNode merge : merges.children("mergeCell").toList()) {
        Matcher range = RANGE.matcher(merge.attribute("ref", ""));
        if (!range.matches()) {
          continue;
        }
        int top = XmlNode.number(range.group(2), 1) - 1;
        int left = column(range.group(1));
        int bottom = Math.min(XmlNode.number(range.group(4), 1), filled.size());
        int right = Math.min(column(range.group(3)) + 1, columns);
        if (top < 0 || top >= filled.size() || left >= filled.get(top).size()) {
          continue;
        }
        String value = filled.get(top).get(left);
        cells += Math.max(0L, bottom - top) * Math.max(0, right - left);
        if (cells > (long) allowance.limits().rows() * 10) {
          break;
        }
        for (int r = top; r < bottom; r++) {
          List<String> row = filled.get(r);
          for (int c = left; c < right; c++) {
            while (row.size() <= c) {
              row.add("");
            }
            if (row.get(c).isEmpty()) {
              row.set(c, value);
            }
          }
        }
      }
      return filled;
    }
  }
}
