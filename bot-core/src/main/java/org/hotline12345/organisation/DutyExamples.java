package org.hotline12345.organisation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hotline12345.reference.Table;

/** What citizens say and the clause it belongs to, written by hand to learn from. */
public final class DutyExamples {
  private DutyExamples() {}

  /**
   * One sentence.
   *
   * @param clause id of a clause of the duty list, or {@link DutyModel#NOBODY}
   */
  public record Example(String clause, String said) {}

  /**
   * The sentences that come with the software.
   *
   * @param duties whose clauses they name
   * @throws org.hotline12345.reference.TableException naming the row with an unknown clause
   */
  public static List<Example> shipped(DutyList duties) {
    Set<String> known = duties.clauses().stream().map(DutyClause::id).collect(Collectors.toSet());
    return Table.beside(DutyExamples.class, "duty_examples.tsv").rows().stream()
        .map(row -> new Example(row.as("clause", id -> clause(id, known)), row.required("said")))
        .toList();
  }

  private static String clause(String id, Set<String> known) {
    if (!known.contains(id) && !id.equals(DutyModel.NOBODY)) {
      throw new IllegalArgumentException("expected: a clause of the duty list, or -");
    }
    return id;
  }
}
