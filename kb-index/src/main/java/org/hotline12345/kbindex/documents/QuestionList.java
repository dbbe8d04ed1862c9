package org.hotline12345.kbindex.documents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.hotline12345.reference.Table;
import org.jspecify.annotations.Nullable;

/** Recognises a table of questions and answers by its headings and reads its rows. */
final class QuestionList {
  private static final int HEADING_ROWS = 10;
  private static final Map<String, String> FIELDS = fields();

  private final List<List<String>> rows;
  private final int headings;
  private final Map<String, Integer> columns;

  private QuestionList(List<List<String>> rows, int headings, Map<String, Integer> columns) {
    this.rows = rows;
    this.headings = headings;
    this.columns = columns;
  }

  private static Map<String, String> fields() {
    Map<String, String> fields = new HashMap<>();
    for (Table.Row row : Table.beside(QuestionList.class, "columns.tsv").rows()) {
      row.list("headings").forEach(heading -> fields.put(heading, row.required("field")));
    }
    return fields;
  }

  /** The list in this table, empty when none of its first rows names both questions and answers. */
  static Optional<QuestionList> in(Block.Grid grid) {
    List<List<String>> rows = grid.rows();
    for (int i = 0; i < Math.min(HEADING_ROWS, rows.size()); i++) {
      Map<String, Integer> columns = new HashMap<>();
      List<String> row = rows.get(i);
      for (int c = 0; c < row.size(); c++) {
        String field = FIELDS.get(heading(row.get(c)));
        if (field != null) {
          columns.putIfAbsent(field, c);
        }
      }
      // A list may call its questions titles.
      if (!columns.containsKey("question") && columns.containsKey("title")) {
        columns.put("question", columns.remove("title"));
      }
      if (columns.containsKey("question") && columns.containsKey("answer")) {
        return Optional.of(new QuestionList(rows, i, columns));
      }
    }
    return Optional.empty();
  }

  private static String heading(String cell) {
    return cell.replaceAll("[（(].*?[)）]", "")
        .replaceAll("[\\s\\u3000*：:]+", "")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * The rows below the headings.
   *
   * @param problem told the number and the fault of each row that cannot be used
   */
  List<QuestionRow> read(BiConsumer<Integer, String> problem) {
    List<QuestionRow> read = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = headings + 1; i < rows.size(); i++) {
      int number = i + 1;
      if (rows.get(i).stream().allMatch(String::isBlank)) {
        continue;
      }
      QuestionRow row = row(i, fault -> problem.accept(number, fault));
      if (row == null) {
        continue;
      }
      if (!seen.add(Drafts.essence(row.question()))) {
        problem.accept(number, "问题“" + row.question() + "”在这份表里出现了两次，只收第一次");
      } else {
        read.add(row);
      }
    }
    return read;
  }

  private @Nullable QuestionRow row(int i, java.util.function.Consumer<String> problem) {
    String question = Texts.tidy(cell(i, "question"));
    String answer = cell(i, "answer").strip();
    if (Drafts.essence(question).isEmpty()) {
      problem.accept("没有问题");
      return null;
    }
    if (answer.isEmpty()) {
      problem.accept("“" + question + "”没有答案");
      return null;
    }
    String id = cell(i, "id").strip();
    boolean usable = id.matches("[a-z0-9]+(-[a-z0-9]+)*") && !id.matches("\\d+");
    return new QuestionRow(
        i + 1,
        question,
        answer,
        several(i, "similar"),
        Texts.tidy(cell(i, "title")),
        Texts.tidy(cell(i, "department")),
        Texts.tidy(cell(i, "region")),
        several(i, "audience"),
        several(i, "basis"),
        Texts.tidy(cell(i, "source")),
        date(i, "validFrom", problem),
        date(i, "validTo", problem),
        several(i, "keywords"),
        usable ? id : "");
  }

  private @Nullable LocalDate date(
      int i, String field, java.util.function.Consumer<String> problem) {
    String text = cell(i, field).strip();
    Optional<LocalDate> date = Dates.parse(text);
    if (!text.isEmpty() && date.isEmpty() && !text.contains("长期")) {
      problem.accept("日期“" + text + "”看不懂（应为 2026-06-30 这样的写法），按没有填收入");
    }
    return date.orElse(null);
  }

  private List<String> several(int i, String field) {
    List<String> parts = new ArrayList<>();
    for (String part : cell(i, field).split("[\\n;；|]+", -1)) {
      String tidy = Texts.tidy(part);
      if (!tidy.isEmpty() && !parts.contains(tidy)) {
        parts.add(tidy);
      }
    }
    return parts;
  }

  private String cell(int i, String field) {
    Integer column = columns.get(field);
    List<String> row = rows.get(i);
    return column == null || column >= row.size() ? "" : row.get(column);
  }
}
