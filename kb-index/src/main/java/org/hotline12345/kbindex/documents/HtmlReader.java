package org.hotline12345.kbindex.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.Selector;

/**
 * Reads a saved web page: its text without menus and scripts. Public bodies' pages tell title, date
 * and source in {@code meta} elements, which are believed.
 */
final class HtmlReader implements Reader {
  private static final String LITTER =
      "script, style, noscript, template, iframe, svg, nav, aside, form, button, select, footer";
  private static final List<String> CONTENT =
      List.of(
          "#zoom",
          "#UCAP-CONTENT",
          ".TRS_Editor",
          ".article-content",
          ".article_con",
          "article",
          "main");
  private static final int ENOUGH = 60;
  private static final int MOST_RULES = 2_000;
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "li",
          "ul",
          "ol",
          "section",
          "article",
          "header",
          "main",
          "blockquote",
          "dd",
          "dt",
          "dl",
          "pre",
          "td",
          "tr",
          "br",
          "hr",
          "center",
          "body");
  private static final Pattern RULE = Pattern.compile("([^{}]{1,200})\\{([^}]{0,2000})}");
  private static final Pattern HIDING =
      Pattern.compile(
          "display:none|visibility:hidden|opacity:0(?:\\.0\\d*)?(?:;|$)|font-size:[01](?:\\.\\d+)?(?:px|pt|em)?(?:;|$|!)"
              + "|text-indent:-\\d{3,}|(?:left|top):-\\d{3,}|(?:width|height):0(?:px)?;.*overflow:hidden");
  private static final Pattern WHITE =
      Pattern.compile("(?:^|;)color:(?:white|#fff(?:fff)?|rgb\\(255,255,255\\))(?:;|$|!)");

  @Override
  public Reading read(SourceFile file, Allowance allowance) throws DocumentException {
    String text = Texts.decode(file.bytes());
    allowance.characters(text.length() / 8);
    Document page = Jsoup.parse(text);
    Hidden hidden = new Hidden();
    dropHidden(page, hidden);
    page.select(LITTER).remove();
    Walk walk = new Walk(allowance);
    meta(page, walk.blocks);
    Element content = content(page);
    content.filter(walk);
    walk.flush();
    List<String> warnings = new ArrayList<>();
    hidden.tell(warnings);
    int pictures = content.select("img").size();
    if (pictures > 0) {
      warnings.add("有 " + pictures + " 张图片没有收入");
    }
    if (walk.blocks.stream().noneMatch(block -> !(block instanceof Block.Heading))) {
      throw new DocumentException("网页里没有正文（可能要打开网页才载入），请另存完整网页再导入");
    }
    return new Reading(walk.blocks, warnings);
  }

  private static void dropHidden(Document page, Hidden hidden) {
    int rules = 0;
    for (Element style : page.select("style")) {
      Matcher rule = RULE.matcher(style.data());
      while (rule.find() && rules++ < MOST_RULES) {
        if (hides(rule.group(2))) {
          drop(page, rule.group(1).strip(), hidden);
        }
      }
    }
    for (Element element : page.select("[hidden], [style]")) {
      if (element.hasAttr("hidden") || hides(element.attr("style"))) {
        hidden.add(element.text());
        element.remove();
      }
    }
    for (Element element : page.select("font[color]")) {
      if (Marks.isNearWhite(element.attr("color"))) {
        hidden.add(element.text());
        element.remove();
      }
    }
  }

  private static void drop(Document page, String selector, Hidden hidden) {
    try {
      for (Element element : page.body().select(selector)) {
        hidden.add(element.text());
        element.remove();
      }
    } catch (Selector.SelectorParseException | IllegalArgumentException e) {
      // A selector of browsers only (@media, ::before) hides nothing here.
    }
  }

  private static boolean hides(String declarations) {
    String plain = declarations.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    return HIDING.matcher(plain).find()
        || (WHITE.matcher(plain).find() && !plain.contains("background"));
  }

  private static void meta(Document page, List<Block> blocks) {
    String title = page.select("meta[name=ArticleTitle]").attr("content");
    if (title.isBlank()) {
      Element heading = page.selectFirst("h1");
      title = heading != null ? heading.text() : page.title().split("[-_|–]", 2)[0];
    }
    if (!title.isBlank()) {
      blocks.add(new Block.Heading(0, Texts.tidy(title)));
    }
    String day = page.select("meta[name=PubDate]").attr("content");
    if (!day.isBlank()) {
      blocks.add(new Block.Paragraph("发布日期：" + Texts.tidy(day)));
    }
    String source = page.select("meta[name=ContentSource]").attr("content");
    if (!source.isBlank()) {
      blocks.add(new Block.Paragraph("发布机构：" + Texts.tidy(source)));
    }
  }

  private static Element content(Document page) {
    for (String selector : CONTENT) {
      Element found = page.selectFirst(selector);
      if (found != null && found.text().length() >= ENOUGH) {
        return found;
      }
    }
    return page.body();
  }

  /** Collects blocks in document order; not recursive, so depth does no harm. */
  private static final class Walk implements NodeFilter {
    private final Allowance allowance;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Walk(Allowance allowance) {
      this.allowance = allowance;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof Comment) {
        return FilterResult.SKIP_ENTIRELY;
      }
      if (node instanceof TextNode words) {
        text.append(words.text());
        return FilterResult.CONTINUE;
      }
      if (!(node instanceof Element element)) {
        return FilterResult.CONTINUE;
      }
      String name = element.normalName();
      if (name.matches("h[1-6]")) {
        flush();
        heading(name.charAt(1) - '1', Texts.tidy(element.text()));
        return FilterResult.SKIP_ENTIRELY;
      }
      if (name.equals("table") && isGrid(element)) {
        flush();
        grid(element);
        return FilterResult.SKIP_ENTIRELY;
      }
      if (BLOCKS.contains(name)) {
        flush();
        if (name.equals("li")) {
          text.append("- ");
        }
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
        flush();
      }
      return FilterResult.CONTINUE;
    }

    private void heading(int level, String words) {
      boolean told =
          blocks.stream().anyMatch(b -> b instanceof Block.Heading h && h.text().equals(words));
      if (!words.isEmpty() && !told) {
        blocks.add(new Block.Heading(blocks.isEmpty() ? 0 : Math.max(1, level), words));
      }
    }

    void flush() {
      String words = Texts.tidy(text.toString());
      text.setLength(0);
      if (!words.isEmpty() && !words.equals("-")) {
        blocks.add(new Block.Paragraph(words));
      }
    }

    /** Tables that only place things hold other tables or a single column. */
    private static boolean isGrid(Element table) {
      return table.select("table").size() == 1
          && table.select("tr").stream().anyMatch(row -> row.select("> td, > th").size() > 1);
    }

    private void grid(Element table) {
      List<List<String>> rows = new ArrayList<>();
      for (Element row : table.select("tr")) {
        if (rows.size() >= allowance.limits().rows()) {
          break;
        }
        List<String> cells = new ArrayList<>();
        for (Element cell : row.select("> td, > th")) {
          cells.add(Texts.tidy(cell.text()));
          int span = Texts.number(cell.attr("colspan"), 1);
          for (int i = 1; i < Math.min(span, allowance.limits().columns()); i++) {
            cells.add("");
          }
        }
        rows.add(cells);
      }
      blocks.add(new Block.Grid(rows));
    }
  }
}
