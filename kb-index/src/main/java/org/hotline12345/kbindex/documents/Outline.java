package org.hotline12345.kbindex.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.hotline12345.kbindex.documents.SourceDocument.Kind;
import org.hotline12345.kbindex.documents.SourceDocument.Part;
import org.hotline12345.knowledge.ClauseMark;

/**
 * Finds chapters, clauses and annexes in blocks, by the words that open them (第二章, 第三条, 一、, 附件1)
 * before the format's own headings. For one document.
 */
final class Outline {
  private static final int TOP = 2;
  private static final int DEEPEST = 6;
  private static final int LONGEST_HEADING = 40;

  private final List<Block> lead = new ArrayList<>();
  private final List<Open> parts = new ArrayList<>();

  private int base = TOP;
  private boolean signed;
  private boolean clauses;
  private boolean inChapter;
  private boolean inSection;

  /**
   * Takes the blocks of the main text, or all of them when nothing is signed.
   *
   * @param annexed blocks after the signature: annexes, or what a notice issues
   */
  Outline(List<Block> main, List<Block> annexed) {
    main.forEach(this::add);
    signed = !annexed.isEmpty();
    annexed.forEach(this::add);
  }

  List<Block> lead() {
    return lead;
  }

  List<Part> parts() {
    return parts.stream().map(Open::part).toList();
  }

  private void add(Block block) {
    switch (block) {
      case Block.Grid grid -> content().add(grid);
      case Block.Heading heading -> {
        if (!titleOfAnnex(heading.text()) && !marked(heading.text())) {
          heading(heading);
        }
      }
      case Block.Paragraph paragraph -> {
        if (!titleOfAnnex(paragraph.text()) && !marked(paragraph.text())) {
          content().add(paragraph);
        }
      }
    }
  }

  private List<Block> content() {
    return parts.isEmpty() ? lead : parts.getLast().content;
  }

  private void heading(Block.Heading heading) {
    if (heading.level() == 0 || (signed && heading.level() == 1 && base == TOP)) {
      // A second title begins another document, as notices print what they issue after themselves.
      begin(Kind.HEADING, heading.text());
    } else {
      open(Kind.HEADING, base + heading.level() - 1, heading.text());
    }
  }

  private void begin(Kind kind, String heading) {
    open(kind, TOP, heading);
    base = TOP + 1;
    inChapter = false;
    inSection = false;
    clauses = false;
  }

  /** Whether the words themselves say that a part begins; it is then opened. */
  private boolean marked(String text) {
    Optional<ClauseMark> mark = ClauseMark.of(text);
    mark.ifPresent(this::open);
    return mark.isPresent() || annex(text) || item(text);
  }

  private void open(ClauseMark mark) {
    switch (mark.rank()) {
      case PART, CHAPTER -> {
        open(Kind.HEADING, base, mark.heading());
        inChapter = true;
        inSection = false;
      }
      case SECTION -> {
        open(Kind.HEADING, base + (inChapter ? 1 : 0), mark.heading());
        inSection = true;
      }
      case CLAUSE -> {
        clauses = true;
        open(Kind.CLAUSE, base + (inChapter ? 1 : 0) + (inSection ? 1 : 0), mark.heading());
        paragraph(mark.text());
      }
    }
  }

  /** A list of annexes before the signature (附件：1. …) opens none. */
  private boolean annex(String text) {
    Matcher annex = Marks.ANNEX.matcher(text);
    if (!annex.matches()) {
      return false;
    }
    String title = annex.group(2) == null ? "" : annex.group(2).strip();
    if (title.matches("1\\s?[.．、].*") || (!title.isEmpty() && !signed)) {
      return false;
    }
    begin(Kind.ANNEX, (annex.group(1).replaceAll("\\s", "") + " " + title).strip());
    return true;
  }

  /** The first short line after 附件1 is its title. */
  private boolean titleOfAnnex(String text) {
    if (parts.isEmpty()
        || text.length() > LONGEST_HEADING
        || text.matches(".*[。；：，]")
        || ClauseMark.of(text).isPresent()) {
      return false;
    }
    Open annex = parts.getLast();
    if (annex.kind != Kind.ANNEX || !annex.content.isEmpty() || annex.heading.contains(" ")) {
      return false;
    }
    parts.removeLast();
    parts.add(new Open(Kind.ANNEX, annex.level, annex.heading + " " + text));
    return true;
  }

  /** 一、 and （一） open parts where there are no 条; a long one stays a paragraph. */
  private boolean item(String text) {
    Matcher outer = Marks.ITEM.matcher(text);
    Matcher sub = Marks.SUB_ITEM.matcher(text);
    boolean isOuter = outer.matches();
    if (clauses || (!isOuter && !sub.matches())) {
      return false;
    }
    Matcher found = isOuter ? outer : sub;
    String words = found.group(2);
    int end = headingEnd(words);
    if (end < 0) {
      return false;
    }
    open(Kind.HEADING, base + (isOuter ? 0 : 1), found.group(1) + words.substring(0, end));
    paragraph(words.substring(Math.min(words.length(), end + 1)));
    return true;
  }

  /** Where the heading within a line ends, -1 when the line has none. */
  private static int headingEnd(String words) {
    int stop = words.indexOf('。');
    int colon = words.indexOf('：');
    int end = stop < 0 ? words.length() : stop;
    if (colon >= 0 && colon < end) {
      end = colon;
    }
    return end == 0 || end > LONGEST_HEADING ? -1 : end;
  }

  private void open(Kind kind, int level, String heading) {
    parts.add(new Open(kind, Math.min(DEEPEST, level), heading));
  }

  private void paragraph(String text) {
    if (!text.isBlank()) {
      content().add(new Block.Paragraph(text.strip()));
    }
  }

  /** A part that may still grow. */
  private static final class Open {
    private final Kind kind;
    private final int level;
    private final String heading;
    private final List<Block> content = new ArrayList<>();

    Open(Kind kind, int level, String heading) {
      this.kind = kind;
      this.level = level;
      this.heading = heading;
    }

    Part part() {
      return new Part(kind, level, heading, content);
    }
  }
}
