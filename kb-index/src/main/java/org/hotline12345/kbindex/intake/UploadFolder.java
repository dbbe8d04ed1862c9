package org.hotline12345.kbindex.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.stream.Stream;

/** The uploaded files, named by their job's id and never by what a stranger called them. */
final class UploadFolder {
  private final Path folder;

  UploadFolder(Path folder) {
    this.folder = folder;
  }

  void put(String id, byte[] bytes) {
    try {
      Files.createDirectories(folder);
      Path half = folder.resolve(id + ".part");
      Files.write(half, bytes);
      Files.move(half, folder.resolve(id), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws IOException when it is gone
   */
  byte[] get(String id) throws IOException {
    return Files.readAllBytes(folder.resolve(id));
  }

  void delete(String id) {
    try {
      Files.deleteIfExists(folder.resolve(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes what belongs to no job. */
  void keepOnly(Set<String> ids) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!ids.contains(String.valueOf(file.getFileName()))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
