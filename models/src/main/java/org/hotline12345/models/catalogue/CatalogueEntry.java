package org.hotline12345.models.catalogue;

import java.util.List;

/**
 * One model the system can use.
 *
 * @param id stable name, also part of the embedding cache's keys
 * @param purpose what it is for, as in {@code embedding}
 * @param description what it is
 * @param source where it comes from
 * @param licence SPDX identifier of its licence
 * @param delivery how it gets onto this machine
 * @param files every file it consists of
 */
public record CatalogueEntry(
    String id,
    String purpose,
    String description,
    String source,
    String licence,
    String delivery,
    List<ModelFile> files) {

  public CatalogueEntry {
    files = List.copyOf(files);
  }

  /**
   * A file of a model.
   *
   * @param resource its name on the classpath
   * @param bytes its size
   * @param sha256 its checksum in lower-case hexadecimal
   */
  public record ModelFile(String resource, long bytes, String sha256) {}
}
