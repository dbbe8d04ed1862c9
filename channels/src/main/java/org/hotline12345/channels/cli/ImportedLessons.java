package org.hotline12345.channels.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hotline12345.channels.evaluation.LabelledLines;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.models.dispatch.Labelled;
import org.hotline12345.models.dispatch.Message;
import org.hotline12345.privacy.Masker;

/**
 * Messages from outside that dispatch is learned from besides the office's own orders, kept masked
 * in the data folder.
 */
record ImportedLessons(Path file, ZoneId zone) {
  private static final String FILE = "imported.jsonl";

  static ImportedLessons in(Path dataDir, ZoneId zone) {
    return new ImportedLessons(Hotline.dispatchModels(dataDir).folder().resolve(FILE), zone);
  }

  /** Everything kept, oldest first. */
  List<Labelled> all() {
    return Files.exists(file) ? LabelledLines.read(file) : List.of();
  }

  /**
   * Keeps what is not kept yet: other words, or the same words with another label than they had
   * last.
   *
   * @return how many were new
   */
  int keep(List<Labelled> messages) {
    Map<Message, String> known = new HashMap<>();
    all().forEach(one -> known.put(one.message(), one.label()));
    Masker masker = new Masker();
    List<Labelled> fresh = new ArrayList<>();
    for (Labelled one : messages) {
      Message masked =
          new Message(masker.mask(one.message().title()), masker.mask(one.message().text()));
      if (!one.label().equals(known.put(masked, one.label()))) {
        fresh.add(new Labelled(masked, one.label()));
      }
    }
    if (!fresh.isEmpty()) {
      append(fresh);
    }
    return fresh.size();
  }

  private void append(List<Labelled> messages) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (PrintWriter out =
          new PrintWriter(
              Files.newBufferedWriter(
                  file, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
        for (Labelled one : messages) {
          Map<String, String> line = new LinkedHashMap<>();
          line.put("title", one.message().title());
          line.put("text", one.message().text());
          line.put("label", one.label());
          ResultOption.line(out, line, zone);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written", e);
    }
  }
}
