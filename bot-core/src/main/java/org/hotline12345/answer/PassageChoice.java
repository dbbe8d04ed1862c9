package org.hotline12345.answer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hotline12345.knowledge.ClauseMark;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.Passage;

/**
 * Whether a question is better answered by the passage that was found than by the article's lead.
 * An editor writes a lead that answers; the lead of a document that was brought in only says what
 * the document is.
 */
final class PassageChoice {

  /** A clause up to this length is told whole, though it was found by one passage of it. */
  private static final int LONGEST_SECTION = 600;

  /** A lead that shares nothing gives way only to a passage that shares more than chance. */
  private static final int SHARED_ENOUGH = 2;

  private static final Pattern SUM_ASKED = Pattern.compile("多少钱|几块钱|多少元");
  private static final Pattern SUM_TOLD = Pattern.compile("[\\d〇零一二三四五六七八九十百千万]\\s?元");
  private static final Pattern SIGNS = Pattern.compile("[\\p{IsPunctuation}\\s]+");

  private PassageChoice() {}

  /** What to answer with, its path above it; empty when the lead is to answer. */
  static Optional<String> of(
      String question,
      KnowledgeArticle article,
      ArticleText text,
      List<ArticleText.Section> asked,
      Passage found) {
    if (found.heading().isEmpty()
        || found.version() != article.version()
        || !better(question, article, text, asked, found)) {
      return Optional.empty();
    }
    return Optional.of(
        priced(question, text, found)
            .map(s -> told(s.path(), s.text()))
            .orElseGet(() -> told(found.heading(), words(text, found))));
  }

  private static String told(String path, String words) {
    return "**" + path + "**\n\n" + words;
  }

  private static String words(ArticleText text, Passage found) {
    return text.sections().stream()
        .filter(s -> s.path().equals(found.heading()) && s.text().contains(found.text()))
        .map(ArticleText.Section::text)
        .filter(whole -> whole.length() <= LONGEST_SECTION)
        .findFirst()
        .orElse(found.text());
  }

  /** The nearest part that names a sum, for a question after one that the passage does not name. */
  private static Optional<ArticleText.Section> priced(
      String question, ArticleText text, Passage found) {
    if (!SUM_ASKED.matcher(question).find() || SUM_TOLD.matcher(found.text()).find()) {
      return Optional.empty();
    }
    return text.sections().stream()
        .filter(s -> s.text().length() <= LONGEST_SECTION && SUM_TOLD.matcher(s.text()).find())
        .max(Comparator.comparingLong(s -> shared(pairs(question), s.text())));
  }

  private static boolean better(
      String question,
      KnowledgeArticle article,
      ArticleText text,
      List<ArticleText.Section> asked,
      Passage found) {
    // The title stands above every passage and in the lead of a document: it tells them not apart.
    List<String> pairs =
        pairs(question).stream().filter(pair -> !article.title().contains(pair)).toList();
    long lead = shared(pairs, text.lead());
    long passage = shared(pairs, found.heading() + "\n" + found.text());
    boolean clauses = ofClauses(text, found);
    if (clauses || (asked.isEmpty() && !askedInOwnWords(article))) {
      return !pairs.isEmpty() && passage >= lead;
    }
    return asked.isEmpty() && shared(pairs(question), text.lead()) == 0 && passage >= SHARED_ENOUGH;
  }

  private static boolean ofClauses(ArticleText text, Passage found) {
    String last = found.heading().substring(found.heading().lastIndexOf('>') + 1).strip();
    return isClause(last) || text.sections().stream().anyMatch(s -> isClause(s.heading()));
  }

  private static boolean isClause(String heading) {
    return ClauseMark.of(heading).filter(m -> m.rank() == ClauseMark.Rank.CLAUSE).isPresent();
  }

  /** Whether an editor wrote how people ask; a document brought in has only its title. */
  private static boolean askedInOwnWords(KnowledgeArticle article) {
    return article.questions().stream().anyMatch(q -> !article.title().contains(q));
  }

  private static List<String> pairs(String question) {
    String words = SIGNS.matcher(question).replaceAll("");
    return IntStream.range(0, Math.max(0, words.length() - 1))
        .mapToObj(i -> words.substring(i, i + 2))
        .distinct()
        .toList();
  }

  private static long shared(List<String> pairs, String words) {
    return pairs.stream().filter(words::contains).count();
  }
}
