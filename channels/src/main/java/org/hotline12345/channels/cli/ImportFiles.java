package org.hotline12345.channels.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12345.kbindex.documents.SourceFile;
import org.hotline12345.kbindex.files.FileProblem;

/**
 * The files of an import, sorted by who reads them.
 *
 * @param articles articles and JSON lines, where one fault stops everything
 * @param documents everything else, where a bad file is named and the rest taken
 * @param problems files too large or not readable
 */
record ImportFiles(List<Path> articles, List<SourceFile> documents, List<FileProblem> problems) {
  private static final long LARGEST = 50L << 20;
  private static final byte[] FRONT_MATTER = "---".getBytes(StandardCharsets.US_ASCII);

  /** Looks at what was named on the command line. */
  static ImportFiles of(List<Path> named) {
    ImportFiles files = new ImportFiles(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    named.forEach(files::sort);
    return files;
  }

  private void sort(Path file) {
    if (Files.isDirectory(file)) {
      articles.add(file);
      try (Stream<Path> inside = Files.walk(file)) {
        inside
            .filter(Files::isRegularFile)
            .filter(path -> !path.toString().endsWith(".md"))
            .sorted()
            .forEach(this::sort);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return;
    }
    String name = String.valueOf(file.getFileName());
    if (!Files.isReadable(file) || name.endsWith(".jsonl")) {
      articles.add(file);
      return;
    }
    try {
      if (Files.size(file) > LARGEST) {
        problems.add(new FileProblem(name, "超过 " + (LARGEST >> 20) + " MB，没有读取"));
        return;
      }
      byte[] bytes = Files.readAllBytes(file);
      if (name.endsWith(".md") && startsWith(bytes, FRONT_MATTER)) {
        articles.add(file);
      } else {
        documents.add(new SourceFile(name, bytes));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    return bytes.length >= prefix.length
        && java.util.Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }
}
