package org.hotline12345.kbindex.passage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Groups text with Markdown tables: text by {@link Sentences}, tables by whole rows, each piece
 * with the table's header row, without which its cells tell nothing.
 */
final class Tables {
  private static final Pattern RULE = Pattern.compile("\\|(\\s*:?-+:?\\s*\\|)+\\s*");

  private Tables() {}

  /** As {@link Sentences#group}; a header longer than half of {@code most} is not repeated. */
  static List<String> group(String text, int enough, int most) {
    if (text.length() <= most || !text.contains("|")) {
      return Sentences.group(text, enough, most);
    }
    List<String> lines = text.lines().toList();
    List<String> pieces = new ArrayList<>();
    StringBuilder prose = new StringBuilder();
    int at = 0;
    while (at < lines.size()) {
      int end = tableEnd(lines, at);
      if (end == at) {
        prose.append(lines.get(at++)).append('\n');
      } else {
        prose(prose, enough, most, pieces);
        table(lines.subList(at, end), enough, most, pieces);
        at = end;
      }
    }
    prose(prose, enough, most, pieces);
    return pieces;
  }

  /** The line behind the table that begins here, the line itself when none does. */
  private static int tableEnd(List<String> lines, int at) {
    if (at + 2 >= lines.size()
        || !lines.get(at).startsWith("|")
        || !RULE.matcher(lines.get(at + 1)).matches()) {
      return at;
    }
    int end = at + 2;
    while (end < lines.size() && lines.get(end).startsWith("|")) {
      end++;
    }
    return end;
  }

  private static void prose(StringBuilder prose, int enough, int most, List<String> pieces) {
    String text = prose.toString().strip();
    prose.setLength(0);
    if (!text.isEmpty()) {
      pieces.addAll(Sentences.group(text, enough, most));
    }
  }

  private static void table(List<String> lines, int enough, int most, List<String> pieces) {
    String header = lines.get(0) + "\n" + lines.get(1) + "\n";
    if (header.length() > most / 2) {
      pieces.addAll(Sentences.group(String.join("\n", lines), enough, most));
      return;
    }
    List<String> grouped = rows(lines.subList(2, lines.size()), enough, most - header.length());
    for (int i = 0; i < grouped.size(); i++) {
      String piece = header + grouped.get(i);
      // What leads over to a table belongs to its first rows.
      boolean joined =
          i == 0
              && !pieces.isEmpty()
              && pieces.getLast().length() < enough
              && pieces.getLast().length() + 2 + piece.length() <= most;
      pieces.add(joined ? pieces.removeLast() + "\n\n" + piece : piece);
    }
  }

  /** Whole rows together; only a row longer than {@code most} is cut inside. */
  private static List<String> rows(List<String> rows, int enough, int most) {
    List<String> groups = new ArrayList<>();
    StringBuilder group = new StringBuilder();
    for (String row : rows) {
      boolean full = group.length() >= enough || group.length() + 1 + row.length() > most;
      if (!group.isEmpty() && full) {
        groups.add(group.toString());
        group.setLength(0);
      }
      if (row.length() > most) {
        groups.addAll(Sentences.group(row, enough, most));
      } else {
        group.append(group.isEmpty() ? "" : "\n").append(row);
      }
    }
    if (!group.isEmpty()) {
      groups.add(group.toString());
    }
    return groups;
  }
}
