package org.hotline12345.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One uploaded file on its way into the knowledge.
 *
 * @param name the file's name as its owner gave it
 * @param size in bytes
 * @param department owner of all that is in it, null to take it from the documents
 * @param user who uploaded it
 * @param message what became of it, in Chinese; null when there is nothing to tell
 */
public record ImportJob(
    String id,
    String name,
    long size,
    @Nullable String department,
    String user,
    Instant uploadedAt,
    ImportState state,
    @Nullable String message) {

  /** The same, further. */
  public ImportJob in(ImportState next, @Nullable String told) {
    return new ImportJob(id, name, size, department, user, uploadedAt, next, told);
  }
}
