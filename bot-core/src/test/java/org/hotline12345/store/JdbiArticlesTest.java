package org.hotline12345.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hotline12345.knowledge.TestArticles.DAY;
import static org.hotline12345.knowledge.TestArticles.article;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.StaleArticleException;
import org.hotline12345.knowledge.TestArticles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbiArticlesTest {
  private static final Instant AT = Instant.parse("2026-07-01T01:02:03.456Z");

  @TempDir Path data;

  @Test
  void keepsEveryVersionOverARestart() {
    KnowledgeArticle first =
        TestArticles.valid(article("a", "身份证补领", "去派出所。"), DAY, DAY.plusDays(1));
    try (Database database = Database.open(data)) {
      Articles articles = new JdbiArticles(database);
      assertThat(articles.revision()).isZero();
      KnowledgeArticle stored = articles.save(first, 0, "张编辑", AT, "新建");
      assertThat(stored).isEqualTo(first.stored(1, 1));
      articles.save(stored.withState(ArticleState.WITHDRAWN), 1, "李审核", AT, "过时");
    }
    try (Database database = Database.open(data)) {
      Articles articles = new JdbiArticles(database);
      assertThat(articles.find("a", 1)).contains(first.stored(1, 1));
      assertThat(articles.find("a").orElseThrow().state()).isEqualTo(ArticleState.WITHDRAWN);
      assertThat(articles.find("a", 3)).isEmpty();
      assertThat(articles.history("a"))
          .extracting(Articles.Version::editor, Articles.Version::at, Articles.Version::note)
          .containsExactly(tuple("李审核", AT, "过时"), tuple("张编辑", AT, "新建"));
      assertThat(articles.revision()).isEqualTo(2);
    }
  }

  @Test
  void refusesAStaleEditAndStoresNothing() {
    try (Database database = Database.inMemory("stale")) {
      Articles articles = new JdbiArticles(database);
      KnowledgeArticle stored = articles.save(article("a", "甲", "乙"), 0, "e", AT, "");
      articles.save(stored, 1, "e", AT, "");
      assertThatThrownBy(() -> articles.save(stored, 1, "late", AT, ""))
          .isInstanceOf(StaleArticleException.class)
          .hasMessageContaining("version 1 was edited, current is 2");
      assertThat(articles.history("a")).hasSize(2);
      assertThat(articles.revision()).isEqualTo(2);
    }
  }

  @Test
  void servableIsTheLiveVersionOnAValidDay() {
    try (Database database = Database.inMemory("servable")) {
      Articles articles = new JdbiArticles(database);
      KnowledgeArticle stored =
          articles.save(
              TestArticles.valid(article("a", "甲", "乙"), DAY, DAY.plusDays(9)), 0, "e", AT, "");
      assertThat(articles.servable("a", 1, DAY)).isTrue();
      assertThat(articles.servable("a", 1, DAY.plusDays(9))).isTrue();
      assertThat(articles.servable("a", 1, DAY.minusDays(1))).isFalse();
      assertThat(articles.servable("a", 1, DAY.plusDays(10))).isFalse();
      assertThat(articles.servable("b", 1, DAY)).isFalse();
      articles.save(stored, 1, "e", AT, "");
      assertThat(articles.servable("a", 1, DAY)).as("an older version").isFalse();
      assertThat(articles.servable("a", 2, DAY)).isTrue();
      articles.save(stored.withState(ArticleState.DRAFT), 2, "e", AT, "");
      assertThat(articles.servable("a", 3, DAY)).as("a draft").isFalse();
      assertThat(articles.servable("a", 2, DAY)).as("what is live beside it").isTrue();
      articles.save(stored.withState(ArticleState.WITHDRAWN), 3, "e", AT, "");
      assertThat(articles.servable("a", 2, DAY)).as("taken down").isFalse();
    }
  }

  @Test
  void revisionsBecomeVisibleInTheirOrderUnderConcurrency() throws Exception {
    try (Database database = Database.inMemory("order");
        ExecutorService threads = Executors.newFixedThreadPool(6)) {
      Articles articles = new JdbiArticles(database);
      List<? extends Future<?>> writers =
          IntStream.range(0, 6)
              .mapToObj(
                  writer ->
                      threads.submit(
                          () -> {
                            for (int i = 0; i < 15; i++) {
                              articles.save(
                                  article(writer + "-" + i, "题" + i, "文"), 0, "e", AT, "");
                            }
                          }))
              .toList();
      long seen = 0;
      int counted = 0;
      while (counted < 90) {
        for (KnowledgeArticle change : articles.changedSince(seen, 7)) {
          assertThat(change.revision()).as("no gap that is filled later").isEqualTo(seen + 1);
          seen = change.revision();
          counted++;
        }
        if (writers.stream().allMatch(Future::isDone) && articles.changedSince(seen, 1).isEmpty()) {
          break;
        }
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      assertThat(counted).isEqualTo(90);
    }
  }

  @Test
  void filtersAndCounts() {
    try (Database database = Database.inMemory("filter")) {
      Articles articles = new JdbiArticles(database);
      articles.save(article("id-card", "身份证 100% 补领", "文"), 0, "e", AT, "");
      articles.save(article("permit", "居住证", "文").withState(ArticleState.DRAFT), 0, "f", AT, "");
      assertThat(ids(articles, null, null)).containsExactly("permit", "id-card");
      assertThat(ids(articles, "ID-card", null)).containsExactly("id-card");
      assertThat(ids(articles, "居住证怎么", null)).as("in a question").containsExactly("permit");
      assertThat(ids(articles, "0%", null)).containsExactly("id-card");
      assertThat(ids(articles, "0_", null)).as("no wildcard").isEmpty();
      assertThat(ids(articles, null, ArticleState.DRAFT)).containsExactly("permit");
      assertThat(articles.count(new Articles.Filter("证", null, "市公安局", 0, 1))).isEqualTo(2);
      assertThat(articles.latest(new Articles.Filter("证", null, "市公安局", 1, 1)))
          .extracting(standing -> standing.head().editor())
          .containsExactly("e");
    }
  }

  @Test
  void whatBearsTheWordsInItsTitleComesFirst() {
    try (Database database = Database.inMemory("named")) {
      Articles articles = new JdbiArticles(database);
      articles.save(article("fees", "停车怎么收费", "文"), 0, "e", AT, "");
      articles.save(article("permit", "居住证", "文"), 0, "f", AT, "");
      assertThat(ids(articles, "怎么", null)).containsExactly("fees", "permit");
      assertThat(ids(articles, null, null)).containsExactly("permit", "fees");
    }
  }

  private static List<String> ids(Articles articles, String text, ArticleState state) {
    return articles.list(new Articles.Filter(text, state, null, 0, 10)).stream()
        .map(KnowledgeArticle::id)
        .toList();
  }
}
