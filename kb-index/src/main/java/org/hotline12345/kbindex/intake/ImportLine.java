package org.hotline12345.kbindex.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.hotline12345.kbindex.documents.DocumentDraft;
import org.hotline12345.kbindex.likeness.Conflict;
import org.hotline12345.kbindex.likeness.Duplicate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a preview, as desk and command line show it.
 *
 * @param action {@code new}, {@code changed} or {@code same}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportLine(
    int n,
    String file,
    String title,
    @Nullable String documentNumber,
    @Nullable String issuer,
    @Nullable LocalDate issued,
    int clauses,
    int tables,
    int annexes,
    String articleId,
    String action,
    List<Duplicate> duplicates,
    List<Conflict> conflicts,
    List<String> warnings) {

  /** The line of an item. */
  public static ImportLine of(ImportPreview.Item item) {
    DocumentDraft draft = item.draft();
    return new ImportLine(
        item.n(),
        draft.file(),
        draft.article().title(),
        draft.documentNumber(),
        draft.issuer(),
        draft.issued(),
        draft.clauses(),
        draft.tables(),
        draft.annexes(),
        draft.article().id(),
        item.action().name().toLowerCase(Locale.ROOT),
        item.resemblance().duplicates(),
        item.resemblance().conflicts(),
        draft.warnings());
  }
}
