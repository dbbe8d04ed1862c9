package org.hotline12345.kbindex.passage;

import java.util.ArrayList;
import java.util.List;

/** Where in a Markdown document one is: the headings from the outermost in. */
final class HeadingPath {
  /** The level of the innermost Markdown headings. */
  static final int DEEPEST = 6;

  private final List<String> titles = new ArrayList<>();
  private final List<Integer> levels = new ArrayList<>();

  /** The level of a Markdown heading line, 0 when it is none. */
  static int level(String line) {
    int level = 0;
    while (level < line.length() && line.charAt(level) == '#') {
      level++;
    }
    boolean heading =
        level >= 1 && level <= DEEPEST && line.length() > level && line.charAt(level) == ' ';
    return heading ? level : 0;
  }

  void enter(int level, String title) {
    while (!levels.isEmpty() && levels.getLast() >= level) {
      levels.removeLast();
      titles.removeLast();
    }
    levels.add(level);
    titles.add(title);
  }

  @Override
  public String toString() {
    return String.join(" > ", titles);
  }
}
