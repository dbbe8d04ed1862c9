package org.hotline12345.models.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12345.models.catalogue.CatalogueEntry.Archive;

/**
 * Where fetched models lie: a folder of its own, which is written, and others where models may have
 * been put by hand, unpacked or packed. Thread-safe; two processes may share the folder.
 */
public final class ModelStore {
  /** The environment variable that names a folder of models. */
  public static final String VARIABLE = "HOTLINE_MODELS";

  /**
   * Holds the sums an operator has confirmed for archives whose sum the catalogue does not know.
   */
  private static final String SUM_ENDING = ".sha256";

  private final Path own;
  private final List<Path> others;

  /**
   * @param own where models are unpacked; made when needed
   * @param others searched first, in this order, never written
   */
  public ModelStore(Path own, List<Path> others) {
    this.own = own;
    this.others = List.copyOf(others);
  }

  /**
   * The usual places: the folder named by {@link #VARIABLE}, then {@code own}, then {@code
   * shared/models} beside the checkout or the working folder.
   */
  public static ModelStore usual(Path own, Map<String, String> environment) {
    List<Path> others = new ArrayList<>();
    String named = environment.get(VARIABLE);
    if (named != null && !named.isBlank()) {
      others.add(Path.of(named));
    }
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path beside = up.resolve("shared").resolve("models");
      if (Files.isDirectory(beside)) {
        others.add(beside);
        break;
      }
    }
    return new ModelStore(own, others);
  }

  /** Where models are unpacked. */
  public Path folder() {
    return own;
  }

  /** The unpacked model, where it is there. */
  public Optional<Path> unpacked(CatalogueEntry entry) {
    return places().stream()
        .map(place -> place.resolve(entry.id()))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** The packed model, where somebody has put it beside. */
  public Optional<Path> packed(CatalogueEntry entry) {
    Archive archive = entry.archive();
    return archive == null
        ? Optional.empty()
        : places().stream()
            .map(place -> place.resolve(archive.file()))
            .filter(Files::isRegularFile)
            .findFirst();
  }

  /** The unpacked model; one that is only packed is unpacked first, after its sum was checked. */
  public Optional<Path> located(CatalogueEntry entry) {
    Optional<Path> there = unpacked(entry);
    if (there.isPresent()) {
      return there;
    }
    Archive archive = entry.archive();
    return archive == null || archive.sha256() == null
        ? Optional.empty()
        : packed(entry).map(file -> unpack(entry, archive, file));
  }

  /**
   * Checks a packed model and unpacks it.
   *
   * @param confirmed the sum the operator vouches for; null when there is none
   * @throws ModelException when the file is another one, damaged or unsafe
   */
  public Path install(
      CatalogueEntry entry, Path file, @org.jspecify.annotations.Nullable String confirmed) {
    Archive archive = archiveOf(entry);
    String actual = Checksum.of(file);
    String expected = archive.sha256() != null ? archive.sha256() : confirmed;
    if (expected == null) {
      throw new ModelException(
          file
              + ": SHA-256 "
              + actual
              + ". The catalogue knows no sum of "
              + entry.id()
              + ": compare with its publisher's ("
              + entry.source()
              + "), then call again with --sha256 "
              + actual);
    }
    if (!actual.equalsIgnoreCase(expected)) {
      forget(archive, file);
      throw new ModelException(file + ": SHA-256 " + actual + " (expected: " + expected + ")");
    }
    Path installed = unpack(entry, archive, file);
    record(entry, actual);
    return installed;
  }

  /** A download that is not what the catalogue means would be taken again and again. */
  private void forget(Archive archive, Path file) {
    if (archive.sha256() != null && file.equals(own.resolve(archive.file()))) {
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new ModelException(file + ": is another file and cannot be deleted", e);
      }
    }
  }

  static Archive archiveOf(CatalogueEntry entry) {
    Archive archive = entry.archive();
    if (archive == null) {
      throw new ModelException(entry.id() + ": comes with this release, nothing to fetch");
    }
    return archive;
  }

  private Path unpack(CatalogueEntry entry, Archive archive, Path file) {
    if (archive.sha256() != null && !Checksum.of(file).equals(archive.sha256())) {
      throw new ModelException(file + ": other SHA-256 (expected: " + archive.sha256() + ")");
    }
    try {
      Files.createDirectories(own);
      Path scratch = Files.createTempDirectory(own, ".unpacking-");
      try {
        Unpacking.unpack(file, scratch, 5 * archive.mostBytes());
        Path model = Unpacking.folder(scratch, archive.folder());
        Path target = own.resolve(entry.id());
        Unpacking.delete(target);
        return Files.move(model, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Unpacking.delete(scratch);
      }
    } catch (IOException e) {
      throw new ModelException(file + ": cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private void record(CatalogueEntry entry, String sum) {
    try {
      Files.writeString(own.resolve(entry.id() + SUM_ENDING), sum + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sum of the archive an installed model came from; empty when it was put here by hand. */
  public Optional<String> recorded(CatalogueEntry entry) {
    Path file = own.resolve(entry.id() + SUM_ENDING);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a fetched model is: {@code ok}, {@code missing} or {@code wrong}, and by what sum. */
  public String state(CatalogueEntry entry, Archive archive) {
    Optional<Path> packed = packed(entry);
    if (packed.isPresent() && archive.sha256() != null) {
      String actual = Checksum.of(packed.get());
      return actual.equals(archive.sha256())
          ? "ok: " + packed.get() + " has the catalogue's sum"
          : "wrong: "
              + packed.get()
              + ": SHA-256 "
              + actual
              + " (expected: "
              + archive.sha256()
              + ")";
    }
    return unpacked(entry)
        .map(
            folder ->
                "ok: "
                    + folder
                    + recorded(entry)
                        .map(sum -> ", unpacked from SHA-256 " + sum)
                        .orElse(", put here by hand, never checked"))
        .orElse("missing: " + entry.delivery());
  }

  private List<Path> places() {
    List<Path> places = new ArrayList<>(others);
    places.add(Math.min(1, places.size()), own);
    return places;
  }
}
