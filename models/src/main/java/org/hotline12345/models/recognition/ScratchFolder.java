package org.hotline12345.models.recognition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for what a worker process leaves behind, however it ends; the native library alone is 26
 * MB for each.
 *
 * @param path of the folder
 */
record ScratchFolder(Path path) {
  private static final Logger LOG = LoggerFactory.getLogger(ScratchFolder.class);

  static ScratchFolder make() throws IOException {
    return new ScratchFolder(Files.createTempDirectory("hotline-recognition"));
  }

  /** Where the process writes its errors. */
  Path errors() {
    return path.resolve("errors.log");
  }

  /** The last lines of the errors. */
  String lastErrors() {
    try {
      List<String> lines = Files.readAllLines(errors());
      return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    } catch (IOException e) {
      return e.toString();
    }
  }

  void delete() {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be removed: {}", path, e.toString());
    }
  }
}
