package org.hotline12345.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What every article must fulfil before it is stored; told in Chinese, because editors read it. */
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
      problems.add("id: \"" + id + "\" (expected: 1–" + LONGEST_ID + " 个字符，不含空白)");
    }
    text(problems, "title", article.title());
    text(problems, "body", article.body());
    text(problems, "department", article.department());
    text(problems, "source", article.source());
    if (!article.region().matches("\\d{6}(\\d{3}(\\d{3})?)?")) {
      problems.add("region: \"" + article.region() + "\" (expected: 6、9 或 12 位区划代码)");
    }
    List<String> questions = article.questions();
    if (questions.isEmpty() || questions.stream().anyMatch(String::isBlank)) {
      problems.add("questions: 没有写，或有空行 (expected: 至少一个，每个都有文字)");
    }
    if (new HashSet<>(questions).size() < questions.size()) {
      problems.add("questions: 有重复的问法 (expected: 每个只写一次)");
    }
    List<String> related = article.related();
    if (new HashSet<>(related).size() < related.size() || related.contains(id)) {
      problems.add("related: " + related + " (expected: 别的条目的标识，每个只写一次)");
    }
    if (article.validTo() != null && article.validTo().isBefore(article.validFrom())) {
      problems.add(
          "validTo: " + article.validTo() + " (expected: 不早于生效日期 " + article.validFrom() + ")");
    }
    if (!problems.isEmpty()) {
      throw new InvalidArticleException(problems);
    }
  }

  private static void text(List<String> problems, String field, String value) {
    if (value.isBlank()) {
      problems.add(field + ": 空 (expected: 写上文字)");
    }
  }
}
