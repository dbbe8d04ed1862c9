package org.hotline12345.organisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12345.reference.Table;

/** The lines merged into 12345, by number. Immutable. */
public final class HotlineLines {
  private final Map<String, HotlineLine> byNumber = new LinkedHashMap<>();

  /**
   * @param table columns number, name, mode, unit
   */
  public HotlineLines(Table table) {
    for (Table.Row row : table.rows()) {
      String number = row.required("number");
      byNumber.put(
          number,
          new HotlineLine(
              number,
              row.required("name"),
              row.as("mode", HotlineLine.Mode::valueOf),
              row.required("unit")));
    }
  }

  /** The lines that come with the software. */
  public static HotlineLines shipped() {
    return new HotlineLines(Table.beside(HotlineLines.class, "lines.tsv"));
  }

  public List<HotlineLine> all() {
    return List.copyOf(byNumber.values());
  }

  /** The line with this number; an area code or blanks before it do not matter. */
  public Optional<HotlineLine> find(String dialled) {
    String digits = dialled.strip().replace(" ", "").replace("-", "");
    return Optional.ofNullable(byNumber.get(digits.replaceFirst("^0578", "")));
  }
}
