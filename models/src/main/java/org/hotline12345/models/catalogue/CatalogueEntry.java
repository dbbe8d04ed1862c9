package org.hotline12345.models.catalogue;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One model the system can use.
 *
 * @param id stable name, also part of the embedding cache's keys; of a fetched one the folder's
 *     name
 * @param purpose what it is for: {@code embedding}, {@code voiceactivity}, {@code recognition} or
 *     {@code voice}
 * @param language as in {@code zh}, empty when it has none
 * @param description what it is
 * @param goodFor when to take it, in Chinese
 * @param source where it comes from
 * @param licence SPDX identifier of its licence
 * @param delivery how it gets onto this machine
 * @param files what comes inside this release; empty for what is fetched
 * @param archive what is fetched, null for what comes inside this release
 */
public record CatalogueEntry(
    String id,
    String purpose,
    String language,
    String description,
    String goodFor,
    String source,
    String licence,
    String delivery,
    List<ModelFile> files,
    @Nullable Archive archive) {

  /** A purpose: hears speech. */
  public static final String RECOGNITION = "recognition";

  /** A purpose: recordings to speak with. */
  public static final String VOICE = "voice";

  @SuppressWarnings("NullAway") // Jackson gives null for what the catalogue leaves out
  public CatalogueEntry {
    language = language == null ? "" : language;
    goodFor = goodFor == null ? "" : goodFor;
    files = files == null ? List.of() : List.copyOf(files);
  }

  /**
   * The same from another address.
   *
   * @throws ModelException when nothing of it is fetched
   */
  public CatalogueEntry at(URI mirror) {
    Archive from = ModelStore.archiveOf(this);
    return new CatalogueEntry(
        id,
        purpose,
        language,
        description,
        goodFor,
        source,
        licence,
        delivery,
        files,
        new Archive(
            mirror,
            from.file(),
            from.folder(),
            from.bytes(),
            from.mostBytes(),
            from.sha256(),
            from.forTests()));
  }

  /**
   * A file of a model.
   *
   * @param resource its name on the classpath
   * @param bytes its size
   * @param sha256 its checksum in lower-case hexadecimal
   */
  public record ModelFile(String resource, long bytes, String sha256) {}

  /**
   * A packed folder.
   *
   * @param address where it can be downloaded by https, null when it only comes by hand
   * @param file its usual file name; its ending says how it is packed: zip or tar.xz
   * @param folder the folder inside that is the model
   * @param bytes its size, 0 when that is not known for sure
   * @param mostBytes no more than this is downloaded, nor five times this unpacked
   * @param sha256 its checksum in lower-case hexadecimal, null when nobody could compute it for
   *     this catalogue: then the operator compares it with the publisher's and says so
   * @param forTests whether it must not serve citizens
   */
  public record Archive(
      @Nullable URI address,
      String file,
      String folder,
      long bytes,
      long mostBytes,
      @Nullable String sha256,
      boolean forTests) {}
}
