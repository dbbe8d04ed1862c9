package org.hotline12345.kbindex.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12345.knowledge.TestArticles.article;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.IndexKeeper;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.KnowledgeDesk;
import org.hotline12345.knowledge.VerifyReport;
import org.hotline12345.store.Database;
import org.hotline12345.store.DurableTransactions;
import org.hotline12345.store.JdbiArticles;
import org.hotline12345.wording.WordBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Index and database are proved equal, and every kind of difference is named. */
class VerifyTest {
  private static final int COUNT = 450;

  private final Clock clock =
      Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneId.of("Asia/Shanghai"));
  @TempDir Path dir;
  private Database database;
  private Articles articles;
  private LuceneKnowledgeIndex index;
  private IndexKeeper keeper;

  @BeforeEach
  void open() {
    database = Database.inMemory("verify");
    articles = new JdbiArticles(database);
    index = LuceneKnowledgeIndex.open(dir.resolve("index"), null, () -> WordBook.EMPTY);
    keeper = new IndexKeeper(articles, index, clock);
    KnowledgeDesk desk =
        new KnowledgeDesk(articles, new DurableTransactions(database), keeper, clock);
    desk.importAll(
        IntStream.range(0, COUNT)
            .mapToObj(i -> article("a" + i, "第" + i + "号办法", "内容" + i))
            .toList(),
        "导入",
        "试验");
  }

  @AfterEach
  void close() {
    index.close();
    database.close();
  }

  private VerifyReport verify() {
    return keeper.verify((done, total) -> {});
  }

  @Test
  void equalAfterAnImportAChangeAndARebuild() {
    List<Integer> progress = new ArrayList<>();
    assertThat(keeper.verify((done, total) -> progress.add(done)))
        .isEqualTo(new VerifyReport(COUNT, List.of(), List.of(), List.of()));
    assertThat(progress).isSorted().startsWith(0).endsWith(COUNT);
    keeper.reindex((done, total) -> {});
    assertThat(verify().equal()).isTrue();
  }

  @Test
  void everyKindOfDifferenceIsNamed() {
    KnowledgeArticle seventh = articles.find("a7").orElseThrow();
    index.apply(
        List.of(
            articles.find("a3").orElseThrow().withState(ArticleState.WITHDRAWN),
            article("nobody-knows", "数据库里没有", "没有"),
            article("a7", seventh.title(), "内容被人改了").stored(seventh.version(), 0)),
        index.revision());
    VerifyReport report = verify();
    assertThat(report)
        .isEqualTo(new VerifyReport(COUNT, List.of("a3"), List.of("nobody-knows"), List.of("a7")));
    assertThat(report.equal()).isFalse();
    keeper.reindex((done, total) -> {});
    assertThat(verify().equal()).as("a rebuild makes them equal").isTrue();
  }

  @Test
  void aLostWriteThatTheIndexClaimsToHaveIsFound() {
    KnowledgeArticle ninth = articles.find("a9").orElseThrow();
    articles.save(
        article("a9", ninth.title(), "内容新了").withState(ArticleState.PUBLISHED),
        ninth.version(),
        "编辑",
        clock.instant(),
        "改");
    index.apply(List.of(), articles.revision());
    assertThat(index.revision()).isEqualTo(articles.revision());
    assertThat(verify().equal()).isFalse();
  }
}
