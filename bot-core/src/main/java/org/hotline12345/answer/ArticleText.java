package org.hotline12345.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hotline12345.knowledge.ClauseMark;

/**
 * An article's Markdown cut at its {@code ##} headings and where its lines open a clause.
 *
 * @param lead the text before the first heading: the direct answer
 * @param sections the rest, in order
 */
record ArticleText(String lead, List<Section> sections) {

  private static final int MARKDOWN = 6;

  /** Headings of Markdown, and below them the parts that lines of plain text open. */
  private static final int LEVELS = 10;

  private static final Pattern HEADING = Pattern.compile("^(#{1,6})\\s+(.*)$");

  /**
   * @param path the headings it stands under and its own, outermost first, as a {@link
   *     org.hotline12345.knowledge.Passage} tells them
   */
  record Section(String heading, String path, String text) {}

  /** Cuts a body; an empty one gives an empty lead and no sections. */
  static ArticleText parse(String body) {
    StringBuilder lead = new StringBuilder();
    List<Section> sections = new ArrayList<>();
    StringBuilder current = lead;
    String[] path = new String[LEVELS];
    Arrays.fill(path, "");
    String heading = "";
    for (String line : body.lines().toList()) {
      var match = HEADING.matcher(line);
      Optional<ClauseMark> mark = match.matches() ? Optional.empty() : ClauseMark.of(line);
      if (match.matches() || mark.isPresent()) {
        if (current != lead) {
          sections.add(new Section(heading, path(path), current.toString().strip()));
        }
        heading = mark.map(ClauseMark::heading).orElseGet(() -> match.group(2).strip());
        int level =
            mark.map(m -> MARKDOWN + m.rank().depth()).orElseGet(() -> match.group(1).length()) - 1;
        Arrays.fill(path, level, LEVELS, "");
        path[level] = heading;
        current = new StringBuilder(mark.map(m -> m.text() + "\n").orElse(""));
      } else {
        current.append(line).append('\n');
      }
    }
    if (current != lead) {
      sections.add(new Section(heading, path(path), current.toString().strip()));
    }
    return new ArticleText(lead.toString().strip(), List.copyOf(sections));
  }

  private static String path(String[] headings) {
    return Arrays.stream(headings).filter(h -> !h.isEmpty()).collect(Collectors.joining(" > "));
  }

  /** The whole as plain text, headings as lines of their own. */
  String plain() {
    StringBuilder all = new StringBuilder(lead);
    sections.forEach(s -> all.append('\n').append(s.heading()).append('\n').append(s.text()));
    return all.toString();
  }
}
