package org.hotline12345.answer;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.Passage;
import org.hotline12345.privacy.Masker;
import org.jspecify.annotations.Nullable;

/**
 * Composes answers from an article's own words: its lead, and the section the question asks for;
 * for a document of clauses the passage that was found. A language model, when there is one, may
 * reword the result; what it writes is used only when {@link GroundingCheck} finds every fact of it
 * in the article. Thread-safe.
 */
public final class Answerer {

  private static final Masker MASKER = new Masker();

  private final @Nullable Rewording rewording;

  /**
   * With or without a language model.
   *
   * @param rewording null to answer in the article's own words only
   */
  public Answerer(@Nullable Rewording rewording) {
    this.rewording = rewording;
  }

  /**
   * The answer this article gives to the question. Never calls the model when it has none.
   *
   * @param found the passage of the article that fits the question best; it is told only when it is
   *     of this version
   */
  public Answer answer(String question, KnowledgeArticle article, Passage found) {
    return answer(question, () -> MASKER.mask(question), article, found);
  }

  /**
   * The same for a question within a conversation.
   *
   * @param masked the question without personal data, asked for only when it goes to the model
   */
  public Answer answer(
      String question, Supplier<String> masked, KnowledgeArticle article, Passage found) {
    String extract = extract(question, article, found);
    if (rewording == null) {
      return new Answer(extract, article, false);
    }
    Optional<String> reworded = rewording.reword(masked.get(), extract);
    return reworded
        .map(text -> new Answer(text, article, true))
        .orElseGet(() -> new Answer(extract, article, false));
  }

  /** The answer to a question that names only a side ("要带什么材料") of an article told before. */
  public Answer followUp(String question, KnowledgeArticle article) {
    ArticleText text = ArticleText.parse(article.body());
    List<ArticleText.Section> asked = sections(question, text, 2);
    String told =
        asked.isEmpty() ? NearSentences.of(question, text).orElse(text.lead()) : render(asked);
    return new Answer("关于“" + article.title() + "”：\n\n" + told, article, false);
  }

  private static String extract(String question, KnowledgeArticle article, Passage found) {
    ArticleText text = ArticleText.parse(article.body());
    List<ArticleText.Section> asked = sections(question, text, 2);
    return PassageChoice.of(question, article, text, asked, found)
        .orElseGet(() -> leadAndSections(text, asked));
  }

  private static String leadAndSections(ArticleText text, List<ArticleText.Section> asked) {
    if (asked.isEmpty() && text.sections().isEmpty()) {
      return text.lead();
    }
    List<ArticleText.Section> shown = asked.isEmpty() ? text.sections().subList(0, 1) : asked;
    return (text.lead() + "\n\n" + render(shown)).strip();
  }

  private static List<ArticleText.Section> sections(String question, ArticleText text, int limit) {
    return Aspect.of(question).stream()
        .flatMap(a -> a.in(text).stream())
        .distinct()
        .limit(limit)
        .toList();
  }

  private static String render(List<ArticleText.Section> sections) {
    StringBuilder out = new StringBuilder();
    for (ArticleText.Section section : sections) {
      out.append("**")
          .append(section.heading())
          .append("**\n\n")
          .append(section.text())
          .append("\n\n");
    }
    return out.toString().strip();
  }
}
