package org.hotline12345.channels.evaluation;

import java.nio.file.Path;
import java.util.List;
import org.hotline12345.models.dispatch.Labelled;
import org.hotline12345.models.dispatch.Message;
import org.jspecify.annotations.Nullable;

/** Messages with labels in JSON Lines: {@code {"title"?,"text","label"}}. */
public final class LabelledLines {
  private LabelledLines() {}

  /**
   * All messages of a file.
   *
   * @throws IllegalArgumentException naming the first wrong line
   */
  public static List<Labelled> read(Path file) {
    List<Line> lines = CaseLines.read(file, Line.class);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.text() == null || line.label() == null) {
        throw new IllegalArgumentException(
            file + ": case " + (i + 1) + ": text or label missing (expected: both)");
      }
    }
    return lines.stream().map(Line::labelled).toList();
  }

  private record Line(@Nullable String title, @Nullable String text, @Nullable String label) {
    Labelled labelled() {
      return new Labelled(
          new Message(title == null ? "" : title, text == null ? "" : text),
          label == null ? "" : label);
    }
  }
}
