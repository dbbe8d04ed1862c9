package org.hotline12345.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotline12345.knowledge.TestArticles.article;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.hotline12345.store.Database;
import org.hotline12345.store.DurableTransactions;
import org.hotline12345.store.JdbiArticles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StarterKnowledgeTest {
  private final Clock clock =
      Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneId.of("Asia/Shanghai"));
  private Database database;
  private Articles articles;
  private StarterKnowledge starter;

  @BeforeEach
  void open() {
    database = Database.inMemory("starter");
    articles = new JdbiArticles(database);
    starter = new StarterKnowledge(articles, new DurableTransactions(database), clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void addsRenewsAndLeavesEditorsWorkAlone() {
    List<KnowledgeArticle> first =
        List.of(article("a", "甲", "旧"), article("b", "乙", "旧"), article("c", "丙", "旧"));
    assertThat(starter.load(first, "0.1")).isEqualTo(new ImportSummary(3, 0, 0, 0));
    assertThat(starter.load(first, "0.1")).isEqualTo(new ImportSummary(0, 0, 3, 0));
    KnowledgeArticle edited = articles.find("b").orElseThrow();
    articles.save(edited.withState(ArticleState.WITHDRAWN), 1, "编辑", clock.instant(), "");

    List<KnowledgeArticle> second =
        List.of(article("a", "甲", "新"), article("b", "乙", "新"), article("c", "丙", "旧"));
    assertThat(starter.load(second, "0.2")).isEqualTo(new ImportSummary(0, 1, 1, 1));
    assertThat(articles.find("a").orElseThrow().body()).isEqualTo("新");
    assertThat(articles.find("b").orElseThrow().state()).isEqualTo(ArticleState.WITHDRAWN);
    assertThat(articles.history("a").getFirst().note()).isEqualTo("0.2");
  }

  @Test
  void oneWrongArticleLeavesTheDatabaseAsItWas() {
    assertThatThrownBy(
            () -> starter.load(List.of(article("a", "甲", "文"), article("b c", "乙", " ")), "0.1"))
        .isInstanceOfSatisfying(
            InvalidArticleException.class, e -> assertThat(e.problems()).hasSize(2));
    assertThat(articles.find("a")).isEmpty();
    assertThat(articles.revision()).isZero();
  }
}
