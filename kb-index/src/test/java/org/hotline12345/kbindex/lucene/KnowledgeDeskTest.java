package org.hotline12345.kbindex.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotline12345.knowledge.TestArticles.DAY;
import static org.hotline12345.knowledge.TestArticles.article;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.knowledge.ArticleExistsException;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.ImportSummary;
import org.hotline12345.knowledge.IndexKeeper;
import org.hotline12345.knowledge.InvalidArticleException;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.KnowledgeDesk;
import org.hotline12345.knowledge.NoSuchArticleException;
import org.hotline12345.knowledge.ReindexRunningException;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.knowledge.StaleArticleException;
import org.hotline12345.store.Database;
import org.hotline12345.store.DurableTransactions;
import org.hotline12345.store.JdbiArticles;
import org.hotline12345.wording.WordBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk, the database and the index together. */
class KnowledgeDeskTest {
  private final Clock clock =
      Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneId.of("Asia/Shanghai"));
  @TempDir Path dir;
  private Database database;
  private Articles articles;
  private LuceneKnowledgeIndex index;
  private IndexKeeper keeper;
  private KnowledgeDesk desk;

  @BeforeEach
  void open() {
    database = Database.inMemory("desk");
    articles = new JdbiArticles(database);
    start(dir.resolve("index"));
  }

  private void start(Path folder) {
    index = LuceneKnowledgeIndex.open(folder, null, () -> WordBook.EMPTY);
    keeper = new IndexKeeper(articles, index, clock);
    keeper.catchUp();
    desk = new KnowledgeDesk(articles, new DurableTransactions(database), keeper, clock);
  }

  @AfterEach
  void close() {
    index.close();
    database.close();
  }

  private List<String> found(String words) {
    return index.retrieve(new RetrievalQuery(words, "331100", DAY, 500)).stream()
        .map(hit -> hit.passage().articleId() + " " + hit.passage().version())
        .toList();
  }

  @Test
  void everyStepIsSearchableWhenItReturns() {
    desk.create(article("gas", "燃气报修", "拨打燃气热线。"), "编辑", "新建");
    assertThat(found("燃气")).as("a draft").isEmpty();
    desk.submit("gas", "编辑", "请审");
    assertThat(found("燃气")).as("in review").isEmpty();
    KnowledgeArticle published = desk.publish("gas", "审核", "同意");
    assertThat(found("燃气")).containsExactly("gas 3");
    desk.edit(article("gas", "燃气报修", "先关阀门再报修。"), published.version(), "编辑", "补充");
    assertThat(found("阀门")).containsExactly("gas 4");
    assertThat(articles.servable("gas", 4, DAY)).isTrue();
    desk.withdraw("gas", "审核", "过时");
    assertThat(found("燃气")).isEmpty();
    assertThat(articles.servable("gas", 4, DAY)).isFalse();
    assertThat(desk.history("gas"))
        .extracting(Articles.Version::note)
        .containsExactly("过时", "补充", "同意", "请审", "新建");
    assertThat(index.revision()).isEqualTo(articles.revision());
  }

  @Test
  void refusesWhatCannotBe() {
    desk.create(article("gas", "燃气报修", "文"), "编辑", "");
    assertThatThrownBy(() -> desk.create(article("gas", "别的", "文"), "编辑", ""))
        .isInstanceOf(ArticleExistsException.class);
    assertThatThrownBy(() -> desk.publish("none", "审核", ""))
        .isInstanceOf(NoSuchArticleException.class);
    assertThatThrownBy(() -> desk.edit(article("gas", "燃气", "文"), 7, "编辑", ""))
        .isInstanceOf(StaleArticleException.class);
    assertThatThrownBy(() -> desk.edit(article("gas", " ", ""), 1, "编辑", ""))
        .isInstanceOf(InvalidArticleException.class)
        .hasMessage("title: blank (expected: a text); body: blank (expected: a text)");
    assertThat(desk.history("gas")).hasSize(1);
  }

  @Test
  void anIndexThatWasLostOrLeftBehindIsFilledAtTheStart() {
    List<KnowledgeArticle> many = new ArrayList<>();
    for (int i = 0; i < 450; i++) {
      many.add(article("a" + i, "题目" + i, "正文" + i));
    }
    assertThat(desk.importAll(many, "导入", "")).isEqualTo(new ImportSummary(450, 0, 0, 0));
    assertThat(desk.importAll(many, "导入", "")).isEqualTo(new ImportSummary(0, 0, 450, 0));
    index.close();
    start(dir.resolve("another"));
    assertThat(found("题目")).hasSize(450);
    assertThat(keeper.status()).extracting("revision", "indexRevision").containsExactly(450L, 450L);
  }

  @Test
  void anIndexAheadOfARestoredDatabaseIsRebuilt() {
    index.apply(List.of(article("ghost", "幽灵", "幽灵").stored(1, 99)), 99);
    desk.create(article("gas", "燃气报修", "文"), "编辑", "");
    assertThat(found("幽灵")).isEmpty();
    assertThat(index.revision()).isEqualTo(articles.revision()).isEqualTo(1);
  }

  @Test
  void reindexReportsItself() {
    desk.importAll(List.of(article("a", "甲", "文"), article("b", "乙", "文")), "导入", "");
    List<IndexKeeper.Status> seen = new ArrayList<>();
    keeper.reindex((done, total) -> seen.add(keeper.status()));
    assertThat(seen).allMatch(IndexKeeper.Status::running);
    assertThat(seen.getLast()).extracting("done", "total").containsExactly(2, 2);
    assertThat(keeper.status())
        .extracting("running", "finishedAt")
        .containsExactly(false, clock.instant());
    assertThat(found("文")).hasSize(2);
  }

  @Test
  void aSecondReindexIsRefusedAndAnEditDuringOneIsNotLost() throws Exception {
    desk.importAll(List.of(article("a", "甲", "文"), article("b", "乙", "文")), "导入", "");
    List<Throwable> refused = new ArrayList<>();
    keeper.reindex(
        (done, total) -> {
          if (done == 0) {
            Thread other =
                Thread.ofPlatform()
                    .start(
                        () -> {
                          desk.withdraw("a", "审核", "");
                          try {
                            keeper.reindex((d, t) -> {});
                          } catch (ReindexRunningException e) {
                            refused.add(e);
                          }
                        });
            try {
              other.join();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          }
        });
    assertThat(refused).hasSize(1);
    assertThat(found("甲乙文")).containsExactly("b 1");
    assertThat(index.revision()).isEqualTo(articles.revision());
  }
}
