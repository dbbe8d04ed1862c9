package org.hotline12345.knowledge;

import java.time.LocalDate;
import java.util.List;

/** Small articles for tests. */
public final class TestArticles {
  public static final LocalDate DAY = LocalDate.of(2026, 7, 1);

  private TestArticles() {}

  public static KnowledgeArticle article(String id, String title, String body) {
    return new KnowledgeArticle(
        id,
        0,
        title,
        List.of(title + "怎么办"),
        body,
        "市公安局",
        "331100",
        List.of("个人"),
        List.of(),
        "测试",
        LocalDate.of(2026, 6, 30),
        LocalDate.of(2026, 1, 1),
        null,
        null,
        List.of(),
        ArticleState.PUBLISHED,
        0);
  }

  public static KnowledgeArticle valid(KnowledgeArticle a, LocalDate from, LocalDate to) {
    return new KnowledgeArticle(
        a.id(),
        a.version(),
        a.title(),
        a.questions(),
        a.body(),
        a.department(),
        a.region(),
        a.audience(),
        a.legalBasis(),
        a.source(),
        a.asOf(),
        from,
        to,
        a.reviewBy(),
        a.keywords(),
        a.state(),
        a.revision());
  }

  public static KnowledgeArticle inRegion(KnowledgeArticle a, String region) {
    return new KnowledgeArticle(
        a.id(),
        a.version(),
        a.title(),
        a.questions(),
        a.body(),
        a.department(),
        region,
        a.audience(),
        a.legalBasis(),
        a.source(),
        a.asOf(),
        a.validFrom(),
        a.validTo(),
        a.reviewBy(),
        a.keywords(),
        a.state(),
        a.revision());
  }
}
