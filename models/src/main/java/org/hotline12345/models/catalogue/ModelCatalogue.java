package org.hotline12345.models.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The models this release knows, and whether the files present are the ones it means. Immutable.
 */
public final class ModelCatalogue {
  private final List<CatalogueEntry> entries;

  private ModelCatalogue(List<CatalogueEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** The catalogue shipped with this release. */
  public static ModelCatalogue shipped() {
    try (InputStream in = ModelCatalogue.class.getResourceAsStream("models.json")) {
      if (in == null) {
        throw new IOException("models.json: missing (expected: beside ModelCatalogue)");
      }
      return new ModelCatalogue(
          new JsonMapper().readValue(in, new TypeReference<List<CatalogueEntry>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All entries, in the catalogue's order. */
  public List<CatalogueEntry> entries() {
    return entries;
  }

  /**
   * The entry of that name.
   *
   * @throws NoSuchElementException naming the known ones
   */
  public CatalogueEntry entry(String id) {
    return entries.stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "model: "
                        + id
                        + " (expected: "
                        + String.join(", ", entries.stream().map(CatalogueEntry::id).toList())
                        + ")"));
  }

  /** What is wrong with an entry's files, empty when each is present and has its checksum. */
  public List<String> verify(CatalogueEntry entry) {
    List<String> problems = new ArrayList<>();
    for (CatalogueEntry.ModelFile file : entry.files()) {
      try (InputStream in =
          ModelCatalogue.class.getClassLoader().getResourceAsStream(file.resource())) {
        if (in == null) {
          problems.add(file.resource() + ": missing (expected: from " + entry.delivery() + ")");
          continue;
        }
        String actual = Checksum.of(in);
        if (!actual.equals(file.sha256())) {
          problems.add(
              file.resource() + ": SHA-256 " + actual + " (expected: " + file.sha256() + ")");
        }
      } catch (IOException e) {
        problems.add(file.resource() + ": unreadable: " + e.getMessage());
      }
    }
    return problems;
  }
}
