package org.hotline12345.kbindex.documents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.knowledge.ClauseMark;
import org.jspecify.annotations.Nullable;

/**
 * Takes a document apart: letterhead, number and title from the top, issuing body and date from the
 * signature; the rest goes to the {@link Outline}. For one document.
 */
final class DocumentHead {
  private static final int HEAD_BLOCKS = 12;
  private static final int LONGEST_TITLE = 100;
  private static final Pattern LETTERHEAD =
      Pattern.compile("([\\p{IsHan}（）()\\s]{2,40}?)\\s*文\\s*件");
  private static final Pattern SIGNER = Pattern.compile("签\\s*发\\s*人\\s*[:：]?.{0,20}");
  private static final Pattern SEND_TO = Pattern.compile(".{2,120}[：:]");
  private static final Pattern ABOUT = Pattern.compile("(.{2,30}?)关于.*");
  private static final Pattern FIELD =
      Pattern.compile("(发文机关|发布机构|发布单位|成文日期|发布日期|印发日期|文号|发文字号|有效期至)\\s*[:：]\\s*(.{1,40})");
  private static final Pattern WHOLE_DATE = Pattern.compile("\\s*(" + Marks.DATE + ")\\s*");
  private static final Pattern HISTORY =
      Pattern.compile("[（(].{0,30}?(" + Marks.DATE + ").{0,200}[）)]", Pattern.DOTALL);
  private static final Pattern BODY_NAME = Pattern.compile("[\\p{IsHan}（）()、\\s]{2,60}");

  private final List<Block> rest;
  private @Nullable String title;
  private @Nullable String number;
  private @Nullable String issuer;
  private @Nullable LocalDate issued;
  private @Nullable LocalDate until;

  private DocumentHead(List<Block> blocks) {
    this.rest = new ArrayList<>(blocks);
  }

  /**
   * The document in these blocks.
   *
   * @param otherwise its title when it shows none
   */
  static SourceDocument read(List<Block> blocks, String otherwise) {
    return new DocumentHead(blocks).document(otherwise);
  }

  private SourceDocument document(String otherwise) {
    String words = words();
    top();
    int signature = signature();
    List<Block> annexed =
        signature < 0 ? List.of() : List.copyOf(rest.subList(signature, rest.size()));
    List<Block> main = signature < 0 ? List.copyOf(rest) : List.copyOf(rest.subList(0, signature));
    Outline outline = new Outline(main, annexed);
    if (issuer == null && title != null) {
      Matcher about = ABOUT.matcher(title);
      issuer = about.matches() ? about.group(1) : null;
    }
    LocalDate effective = Dates.effective(words, issued);
    LocalDate ends =
        until != null ? until : Dates.until(words, effective == null ? issued : effective);
    boolean backwards = ends != null && effective != null && ends.isBefore(effective);
    return new SourceDocument(
        title == null ? otherwise : title,
        number,
        issuer,
        issued,
        effective,
        backwards ? null : ends,
        outline.lead(),
        outline.parts());
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    for (Block block : rest) {
      String text = textOf(block);
      if (text != null) {
        words.append(text).append('\n');
      }
    }
    return words.toString();
  }

  private static @Nullable String textOf(Block block) {
    return switch (block) {
      case Block.Heading heading -> heading.text();
      case Block.Paragraph paragraph -> paragraph.text();
      case Block.Grid grid -> null;
    };
  }

  /** Takes what stands above the text off the front. */
  private void top() {
    int i = 0;
    for (int seen = 0; i < rest.size() && seen < HEAD_BLOCKS; seen++) {
      Block block = rest.get(i);
      String text = textOf(block);
      if (text == null) {
        return;
      }
      if (letterhead(text) || field(text) || numberLine(text) || historyLine(text)) {
        rest.remove(i);
      } else if (isTitle(block, text)) {
        title = title == null ? text : title + text;
        rest.remove(i);
      } else if (title != null || text.length() > LONGEST_TITLE || opensText(text)) {
        return;
      } else {
        i++;
      }
    }
  }

  private static boolean opensText(String text) {
    return SEND_TO.matcher(text).matches()
        || ClauseMark.of(text).isPresent()
        || Marks.ITEM.matcher(text).matches();
  }

  private boolean isTitle(Block block, String text) {
    if (text.length() > LONGEST_TITLE || opensText(text) || Marks.ANNEX.matcher(text).matches()) {
      return false;
    }
    boolean marked = block instanceof Block.Heading heading && heading.level() == 0;
    if (title != null) {
      return marked;
    }
    return marked
        || block instanceof Block.Heading
        || (text.length() <= 60 && !text.matches(".*[。；，！？!?]"));
  }

  private boolean letterhead(String text) {
    Matcher letterhead = LETTERHEAD.matcher(text);
    if (title != null || !letterhead.matches() || text.contains("关于")) {
      return false;
    }
    issuer = letterhead.group(1).replaceAll("\\s", "");
    return true;
  }

  private boolean field(String text) {
    Matcher field = FIELD.matcher(text);
    if (!field.matches()) {
      return false;
    }
    String value = field.group(2).strip();
    switch (field.group(1)) {
      case "文号", "发文字号" -> numberLine(value);
      case "有效期至" -> until = Dates.parse(value).orElse(null);
      case "成文日期", "发布日期", "印发日期" -> {
        if (issued == null) {
          issued = Dates.parse(value).orElse(null);
        }
      }
      default -> issuer = value;
    }
    return true;
  }

  private boolean numberLine(String text) {
    String bare = SIGNER.matcher(text).replaceAll("").strip();
    Matcher found = Marks.DOCUMENT_NUMBER.matcher(bare);
    if (found.matches()) {
      number = found.group("organ") + "〔" + found.group("year") + "〕" + found.group("number") + "号";
      return true;
    }
    Matcher decree = Marks.DECREE.matcher(bare);
    if (decree.matches()) {
      number = decree.group("organ") + "第" + decree.group("number") + "号";
      return true;
    }
    return SIGNER.matcher(text).matches();
  }

  /** （2021年8月1日丽水市人民政府令第1号公布 …） under the title. */
  private boolean historyLine(String text) {
    Matcher history = HISTORY.matcher(text);
    if (title == null || !history.matches()) {
      return false;
    }
    issued = Dates.parse(history.group(1)).orElse(issued);
    return true;
  }

  /**
   * Finds the issuing body over a date at the end of the main text and takes both off.
   *
   * @return where what follows the signature begins, -1 when nothing is signed
   */
  private int signature() {
    for (int i = 1; i < rest.size(); i++) {
      String text = textOf(rest.get(i));
      Matcher date = text == null ? null : WHOLE_DATE.matcher(text);
      if (date == null || !date.matches()) {
        continue;
      }
      Optional<LocalDate> day = Dates.parse(date.group(1));
      String above = textOf(rest.get(i - 1));
      if (day.isEmpty() || above == null || !BODY_NAME.matcher(above).matches()) {
        continue;
      }
      issued = day.get();
      issuer = Texts.tidy(above);
      rest.remove(i);
      rest.remove(i - 1);
      return i - 1;
    }
    return -1;
  }
}
