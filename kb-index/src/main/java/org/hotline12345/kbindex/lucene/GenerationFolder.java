package org.hotline12345.kbindex.lucene;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOFunction;
import org.apache.lucene.util.IOUtils;
import org.hotline12345.kbindex.lucene.Generation.Purpose;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generations of an index on disk: {@code gen-000007} is complete, {@code gen-000008.building}
 * is not. A generation is built under its building name and renamed when it is whole, so that the
 * newest complete one is always right, whenever the process was killed.
 */
final class GenerationFolder {
  private static final Logger LOG = LoggerFactory.getLogger(GenerationFolder.class);
  private static final String COMPLETE = "gen-\\d{6,}";
  private static final String BUILDING = ".building";

  private final Path folder;
  private final @Nullable EmbeddingModel model;
  private final IOFunction<Path, Directory> disk;

  /**
   * @param disk opens the folder of a generation
   */
  GenerationFolder(Path folder, @Nullable EmbeddingModel model, IOFunction<Path, Directory> disk) {
    this.folder = folder;
    this.model = model;
    this.disk = disk;
  }

  /** Opens the newest usable generation, or makes an empty one. Removes all others. */
  Opened openNewest() throws IOException {
    Files.createDirectories(folder);
    Opened newest = null;
    for (Path path : newestFirst()) {
      if (newest == null && path.getFileName().toString().matches(COMPLETE)) {
        newest = tryOpen(path);
      }
      if (newest == null || !newest.path().equals(path)) {
        IOUtils.rm(path);
      }
    }
    if (newest == null) {
      Building first = startBuilding(0);
      newest = finish(first);
    }
    return newest;
  }

  /** Starts an empty generation after the given one. */
  Building startBuilding(int after) throws IOException {
    Path path = folder.resolve(name(after + 1) + BUILDING);
    if (Files.exists(path)) {
      IOUtils.rm(path);
    }
    return new Building(after + 1, path, opened(path, this::create));
  }

  /** Closes the generation built, gives it its complete name, and opens it under that. */
  Opened finish(Building building) throws IOException {
    building.generation().close();
    Path path = folder.resolve(name(building.number()));
    // Left over when an earlier one got its name and could then not be opened.
    IOUtils.rm(path);
    Files.move(building.path(), path, StandardCopyOption.ATOMIC_MOVE);
    IOUtils.fsync(folder, true);
    return new Opened(
        building.number(), path, opened(path, directory -> Generation.openWhole(directory, model)));
  }

  /** Gives up what is being built. */
  void abandon(Building building) {
    IOUtils.closeWhileHandlingException(building.generation());
    remove(building.path());
  }

  /** Closes a generation that another has replaced, and removes it. */
  void retire(Opened old) {
    IOUtils.closeWhileHandlingException(old.generation());
    remove(old.path());
  }

  /**
   * Opens a generation again whose writer a failure has closed. The failed one can be searched
   * until the caller closes it; it has let go of its lock.
   */
  Opened reopen(Opened failed) throws IOException {
    return new Opened(
        failed.number(),
        failed.path(),
        opened(failed.path(), directory -> Generation.open(directory, model)));
  }

  private Generation create(Directory directory) throws IOException {
    return Generation.create(directory, model, Purpose.FILLING);
  }

  /** Opens the folder and in it a generation, or neither. */
  private Generation opened(Path path, IOFunction<Directory, Generation> open) throws IOException {
    Directory directory = disk.apply(path);
    try {
      return open.apply(directory);
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileSuppressingExceptions(e, directory);
      throw e;
    }
  }

  private static void remove(Path path) {
    try {
      IOUtils.rm(path);
    } catch (IOException e) {
      LOG.warn("{}: cannot be removed now, will be at the next start: {}", path, e.toString());
    }
  }

  private @Nullable Opened tryOpen(Path path) throws IOException {
    try {
      return new Opened(
          number(path), path, opened(path, directory -> Generation.open(directory, model)));
    } catch (UnusableIndexException e) {
      LOG.warn("index {}: {}; it will be built anew", path, e.getMessage());
      return null;
    } catch (LockObtainFailedException e) {
      throw new IOException("index " + path + ": in use by another process", e);
    }
  }

  private List<Path> newestFirst() throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(path -> path.getFileName().toString().startsWith("gen-"))
          .sorted(Comparator.comparingInt(GenerationFolder::number).reversed())
          .toList();
    }
  }

  private static int number(Path path) {
    return Integer.parseInt(path.getFileName().toString().replaceAll("\\D", ""));
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "gen-%06d", number);
  }

  /** A complete generation, open. */
  record Opened(int number, Path path, Generation generation) {}

  /** A generation being built. */
  record Building(int number, Path path, Generation generation) {}
}
