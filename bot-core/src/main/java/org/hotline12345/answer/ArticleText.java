package org.hotline12345.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An article's Markdown cut at its {@code ##} headings.
 *
 * @param lead the text before the first heading: the direct answer
 * @param sections the rest, in order
 */
record ArticleText(String lead, List<Section> sections) {

  private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*)$");

  record Section(String heading, String text) {}

  /** Cuts a body; an empty one gives an empty lead and no sections. */
  static ArticleText parse(String body) {
    StringBuilder lead = new StringBuilder();
    List<Section> sections = new ArrayList<>();
    StringBuilder current = lead;
    String heading = "";
    for (String line : body.lines().toList()) {
      var match = HEADING.matcher(line);
      if (match.matches()) {
        if (current != lead) {
          sections.add(new Section(heading, current.toString().strip()));
        }
        heading = match.group(1).strip();
        current = new StringBuilder();
      } else {
        current.append(line).append('\n');
      }
    }
    if (current != lead) {
      sections.add(new Section(heading, current.toString().strip()));
    }
    return new ArticleText(lead.toString().strip(), List.copyOf(sections));
  }

  /** The whole as plain text, headings as lines of their own. */
  String plain() {
    StringBuilder all = new StringBuilder(lead);
    sections.forEach(s -> all.append('\n').append(s.heading()).append('\n').append(s.text()));
    return all.toString();
  }
}
