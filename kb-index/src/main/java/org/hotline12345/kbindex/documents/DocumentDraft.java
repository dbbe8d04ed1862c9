package org.hotline12345.kbindex.documents;

import java.time.LocalDate;
import java.util.List;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.jspecify.annotations.Nullable;

/**
 * An article made of a document or of one row of a question list, before anybody looked at it.
 *
 * @param file the file's name, with its path inside an archive
 * @param whole whether it was made of all the file holds, which is then its source
 * @param documentNumber 文号, null when the document shows none
 * @param issuer issuing body, null when unknown
 * @param issued date of issue, null when unknown
 * @param clauses articles (条) it has, else its sections
 * @param annexes 附件 it carries
 * @param warnings in Chinese: what was left out or must be looked at
 */
public record DocumentDraft(
    String file,
    KnowledgeArticle article,
    boolean whole,
    @Nullable String documentNumber,
    @Nullable String issuer,
    @Nullable LocalDate issued,
    int clauses,
    int tables,
    int annexes,
    List<String> warnings) {
  public DocumentDraft {
    warnings = List.copyOf(warnings);
  }

  /** An article that was written as one, named by its id. */
  public static DocumentDraft of(KnowledgeArticle article) {
    return new DocumentDraft(article.id(), article, false, null, null, null, 1, 0, 0, List.of());
  }
}
