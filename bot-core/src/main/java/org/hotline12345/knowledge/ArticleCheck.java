package org.hotline12345.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What every article must fulfil before it is stored. */
final class ArticleCheck {
  private static final int LONGEST_ID = 200;

  private ArticleCheck() {}

  /**
   * @throws InvalidArticleException listing everything that is wrong
   */
  static void require(KnowledgeArticle article) {
    List<String> problems = new ArrayList<>();
    String id = article.id();
    if (id.isEmpty() || id.length() > LONGEST_ID || id.chars().anyMatch(Character::isWhitespace)) {
      problems.add("id: \"" + id + "\" (expected: 1–" + LONGEST_ID + " characters without blanks)");
    }
    text(problems, "title", article.title());
    text(problems, "body", article.body());
    text(problems, "department", article.department());
    text(problems, "source", article.source());
    if (!article.region().matches("\\d{6}(\\d{3}(\\d{3})?)?")) {
      problems.add(
          "region: \"" + article.region() + "\" (expected: a division code of 6, 9 or 12 digits)");
    }
    List<String> questions = article.questions();
    if (questions.isEmpty() || questions.stream().anyMatch(String::isBlank)) {
      problems.add("questions: empty (expected: one or more, none blank)");
    }
    if (new HashSet<>(questions).size() < questions.size()) {
      problems.add("questions: one stands twice (expected: each once)");
    }
    List<String> related = article.related();
    if (new HashSet<>(related).size() < related.size() || related.contains(id)) {
      problems.add("related: " + related + " (expected: ids of other articles, each once)");
    }
    if (article.validTo() != null && article.validTo().isBefore(article.validFrom())) {
      problems.add(
          "validTo: "
              + article.validTo()
              + " (expected: not before validFrom "
              + article.validFrom()
              + ")");
    }
    if (!problems.isEmpty()) {
      throw new InvalidArticleException(problems);
    }
  }

  private static void text(List<String> problems, String field, String value) {
    if (value.isBlank()) {
      problems.add(field + ": blank (expected: a text)");
    }
  }
}
