package org.hotline12345.kbindex.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Characters on one base line, in stretches parted by wide gaps (cells, columns). */
record PageLine(double y, List<Stretch> stretches) {
  private static final double CELL_GAP = 1.2;
  private static final double WORD_GAP = 0.2;
  private static final double SAME_LINE = 0.45;

  /** Characters without a wide gap between them. */
  record Stretch(double x, double right, double y, double size, String text) {
    double width() {
      return right - x;
    }
  }

  double x() {
    return stretches.getFirst().x();
  }

  double right() {
    return stretches.getLast().right();
  }

  double size() {
    return stretches.stream().mapToDouble(Stretch::size).max().orElse(0);
  }

  String text() {
    return String.join(" ", stretches.stream().map(Stretch::text).toList());
  }

  /** The lines of a page from the top down. */
  static List<PageLine> of(List<Glyph> glyphs) {
    List<Glyph> sorted = new ArrayList<>(glyphs);
    sorted.sort(Comparator.comparingDouble(Glyph::y));
    List<PageLine> lines = new ArrayList<>();
    List<Glyph> line = new ArrayList<>();
    double y = 0;
    for (Glyph glyph : sorted) {
      if (!line.isEmpty() && glyph.y() - y > SAME_LINE * Math.max(glyph.size(), 0.1)) {
        lines.add(line(line));
        line.clear();
      }
      if (line.isEmpty()) {
        y = glyph.y();
      }
      line.add(glyph);
    }
    if (!line.isEmpty()) {
      lines.add(line(line));
    }
    return lines;
  }

  private static PageLine line(List<Glyph> glyphs) {
    List<Glyph> sorted = new ArrayList<>(glyphs);
    sorted.sort(Comparator.comparingDouble(Glyph::x));
    List<Stretch> stretches = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Glyph first = sorted.getFirst();
    Glyph last = null;
    double size = 0;
    for (Glyph glyph : sorted) {
      if (last != null) {
        double gap = glyph.x() - last.right();
        if (gap > CELL_GAP * Math.max(glyph.size(), last.size())) {
          stretches.add(new Stretch(first.x(), last.right(), first.y(), size, text.toString()));
          text.setLength(0);
          first = glyph;
          size = 0;
        } else if (doubled(last, glyph)) {
          // Bold letters are sometimes the same letter printed twice.
          continue;
        } else if (gap > WORD_GAP * glyph.size() && latinEnd(text) && latin(glyph.text())) {
          text.append(' ');
        }
      }
      text.append(glyph.text());
      size = Math.max(size, glyph.size());
      last = glyph;
    }
    if (last != null) {
      stretches.add(new Stretch(first.x(), last.right(), first.y(), size, text.toString()));
    }
    return new PageLine(first.y(), stretches);
  }

  private static boolean doubled(Glyph one, Glyph other) {
    return one.text().equals(other.text()) && other.x() - one.x() < 0.2 * one.size();
  }

  private static boolean latinEnd(StringBuilder text) {
    return !text.isEmpty() && isLatin(text.charAt(text.length() - 1));
  }

  private static boolean latin(String text) {
    return !text.isEmpty() && isLatin(text.charAt(0));
  }

  static boolean isLatin(char c) {
    return c < 0x250 && Character.isLetterOrDigit(c);
  }
}
