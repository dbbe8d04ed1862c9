package org.hotline12345.kbindex.passage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12345.knowledge.ClauseMark;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.Passage;

/**
 * Cuts an article's body: the lead, then every section under its heading path ({@code 怎么办 > 网上办}).
 * Lines of plain text that open a chapter or a clause (第五条 …) are headings too. Sections beyond
 * {@value #MOST} characters are cut further, see {@link Sentences} and {@link Tables}.
 */
public final class Passages {
  /** A passage is closed once it has this many characters. */
  static final int ENOUGH = 180;

  /** No passage is longer than this. */
  static final int MOST = 350;

  /** A sentence that is compared by itself goes on until it has this many characters. */
  private static final int SENTENCE_ENOUGH = 50;

  private static final int SENTENCE_MOST = 120;

  private Passages() {}

  /** The passages in reading order; at least one when the body has any text. */
  public static List<Passage> of(KnowledgeArticle article) {
    List<Passage> passages = new ArrayList<>();
    HeadingPath headings = new HeadingPath();
    StringBuilder section = new StringBuilder();
    for (String line : article.body().split("\\R", -1)) {
      int level = HeadingPath.level(line);
      Optional<ClauseMark> mark = level > 0 ? Optional.empty() : ClauseMark.of(line);
      if (level > 0) {
        cut(article, headings.toString(), section, passages);
        headings.enter(level, line.substring(level).strip());
      } else if (mark.isPresent()) {
        cut(article, headings.toString(), section, passages);
        // Below every Markdown heading, which closes it in its turn.
        headings.enter(HeadingPath.DEEPEST + mark.get().rank().depth(), mark.get().heading());
        section.append(mark.get().text()).append('\n');
      } else {
        section.append(line).append('\n');
      }
    }
    cut(article, headings.toString(), section, passages);
    return passages;
  }

  /** The passage in pieces of a sentence or a few, in their order; at least one. */
  public static List<String> sentences(Passage passage) {
    return Sentences.group(passage.text(), SENTENCE_ENOUGH, SENTENCE_MOST);
  }

  private static void cut(
      KnowledgeArticle article, String heading, StringBuilder section, List<Passage> passages) {
    String text = section.toString().strip();
    section.setLength(0);
    if (!text.isEmpty()) {
      for (String piece : Tables.group(text, ENOUGH, MOST)) {
        passages.add(new Passage(article.id(), article.version(), article.title(), heading, piece));
      }
    }
  }
}
