package org.hotline12345.wording;

import java.util.List;
import org.hotline12345.reference.Table;

/** The words that come with the software, for the city of Lishui. */
public final class StarterWords {
  /** Stands as editor of the versions they make. */
  static final String EDITOR = "初始词库";

  private StarterWords() {}

  /**
   * Reads {@code words.tsv}.
   *
   * @throws org.hotline12345.reference.TableException naming the line that does not fit
   */
  public static List<WordEntry> shipped() {
    return Table.beside(StarterWords.class, "words.tsv").rows().stream()
        .map(
            row ->
                new WordEntry(
                    row.required("id"),
                    1,
                    row.as("kind", StarterWords::kind),
                    row.list("terms"),
                    row.text("target").isEmpty() ? null : row.text("target"),
                    row.list("except"),
                    row.text("note")))
        .toList();
  }

  private static WordKind kind(String label) {
    return WordKind.ofLabel(label)
        .orElseThrow(() -> new IllegalArgumentException("(expected: 同义, 纠正 or 地名)"));
  }
}
