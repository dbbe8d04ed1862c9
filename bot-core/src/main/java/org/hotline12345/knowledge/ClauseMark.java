package org.hotline12345.knowledge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words that open a part of a regulation at the beginning of a line: 第二章 收费, 第五条 ….
 *
 * @param heading what names the part: 第二章 收费, 第五条
 * @param text what the line goes on to say, empty for chapters and sections
 */
public record ClauseMark(Rank rank, String heading, String text) {

  private static final Pattern MARK =
      Pattern.compile(
          "[\\s\\u3000]*(第[〇零一二三四五六七八九十百千两\\d]{1,7}([编章节条])(?:之[一二三四五六七八九十\\d]{1,3})?)"
              + "(?![的、和及至或与以，。；规第款项中内所])[\\s\\u3000:：]*(.*)",
          Pattern.DOTALL);
  private static final int LONGEST_TITLE = 40;

  /** How far in a part stands, outermost first. */
  public enum Rank {
    PART(1),
    CHAPTER(2),
    SECTION(3),
    CLAUSE(4);

    private final int depth;

    Rank(int depth) {
      this.depth = depth;
    }

    /** 1 for the outermost. */
    public int depth() {
      return depth;
    }
  }

  /**
   * The part that a line, or a heading without its number signs, opens; empty when it only speaks
   * of one (第三条规定的…) or says too much for a chapter's title.
   */
  public static Optional<ClauseMark> of(String line) {
    Matcher mark = MARK.matcher(line);
    if (!mark.matches()) {
      return Optional.empty();
    }
    Rank rank = Rank.values()["编章节条".indexOf(mark.group(2))];
    String rest = mark.group(3).strip();
    if (rank == Rank.CLAUSE) {
      return Optional.of(new ClauseMark(rank, mark.group(1), rest));
    }
    return rest.length() > LONGEST_TITLE || rest.endsWith("。")
        ? Optional.empty()
        : Optional.of(new ClauseMark(rank, (mark.group(1) + " " + rest).strip(), ""));
  }
}
