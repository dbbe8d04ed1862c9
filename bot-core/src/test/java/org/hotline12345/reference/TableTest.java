package org.hotline12345.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void readsRowsByColumnName() {
    Table table = Table.parse("t.tsv", "# remark\na\tb\n\n1 \tx | y|\n2\r\n");
    assertThat(table.rows()).hasSize(2);
    int a = table.rows().getFirst().as("a", Integer::valueOf);
    assertThat(a).isEqualTo(1);
    assertThat(table.rows().getFirst().list("b")).containsExactly("x", "y");
    assertThat(table.rows().getLast().text("b")).isEmpty();
    assertThat(table.rows().getLast().list("b")).isEmpty();
  }

  @Test
  void namesFileLineAndColumnOfWhatIsWrong() {
    assertThatThrownBy(() -> Table.parse("t.tsv", "a\n1\t2"))
        .hasMessage("t.tsv:2: 2 columns (expected: at most 1)");
    Table.Row row = Table.parse("t.tsv", "a\tb\nx\t").rows().getFirst();
    assertThatThrownBy(() -> row.required("b")).hasMessage("t.tsv:2: b: empty (expected: a value)");
    assertThatThrownBy(() -> row.as("a", Integer::valueOf)).hasMessageStartingWith("t.tsv:2: a: x");
    assertThatThrownBy(() -> row.text("c")).hasMessageContaining("no column c");
    assertThatThrownBy(() -> Table.beside(TableTest.class, "none.tsv"))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("none.tsv: missing");
  }
}
