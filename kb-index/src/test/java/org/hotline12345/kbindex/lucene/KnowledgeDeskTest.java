package org.hotline12345.kbindex.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotline12345.knowledge.TestArticles.DAY;
import static org.hotline12345.knowledge.TestArticles.article;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12345.knowledge.ArticleExistsException;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.IllegalActException;
import org.hotline12345.knowledge.ImportSummary;
import org.hotline12345.knowledge.IndexKeeper;
import org.hotline12345.knowledge.InvalidArticleException;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.KnowledgeDesk;
import org.hotline12345.knowledge.NoSuchArticleException;
import org.hotline12345.knowledge.ReindexRunningException;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.knowledge.SameHandsException;
import org.hotline12345.knowledge.StaleArticleException;
import org.hotline12345.knowledge.TestArticles;
import org.hotline12345.knowledge.ValiditySweep;
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
    desk.submit("gas", 1, "编辑", "请审");
    assertThat(found("燃气")).as("in review").isEmpty();
    desk.publish("gas", 2, "审核", "同意");
    assertThat(found("燃气")).containsExactly("gas 3");
    desk.edit(article("gas", "燃气报修", "先关阀门再报修。"), 3, "编辑", "补充");
    assertThat(found("燃气")).as("the live version while its successor is a draft").contains("gas 3");
    assertThat(found("阀门")).as("the draft's words").isEmpty();
    assertThat(articles.servable("gas", 3, DAY)).isTrue();
    desk.submit("gas", 4, "编辑", "请审");
    desk.publish("gas", 5, "审核", "同意");
    assertThat(found("阀门")).containsExactly("gas 6");
    assertThat(articles.servable("gas", 3, DAY)).isFalse();
    desk.withdraw("gas", 6, "审核", "过时");
    assertThat(found("燃气")).isEmpty();
    assertThat(articles.servable("gas", 6, DAY)).isFalse();
    assertThat(desk.history("gas"))
        .extracting(version -> version.act().label() + version.note())
        .containsExactly("下架过时", "发布同意", "送审请审", "修改补充", "发布同意", "送审请审", "新建新建");
    assertThat(index.revision()).isEqualTo(articles.revision());
  }

  @Test
  void aDraftBesideALiveVersionSurvivesItsWithdrawal() {
    desk.importAll(List.of(article("gas", "燃气报修", "文")), "导入", "");
    desk.edit(article("gas", "燃气报修", "阀门"), 1, "编辑", "");
    desk.withdraw("gas", 2, "审核", "出错了");
    assertThat(articles.live("gas")).isEmpty();
    assertThat(articles.find("gas").orElseThrow())
        .extracting("state", "body", "version")
        .containsExactly(ArticleState.DRAFT, "阀门", 3);
    assertThat(found("燃气")).isEmpty();
  }

  @Test
  void nobodyPublishesWhatHeWroteButHeMayPublishWhatOthersWroteLater() {
    desk.create(article("gas", "燃气报修", "文"), "甲", "");
    desk.edit(article("gas", "燃气报修", "文字"), 1, "乙", "");
    desk.submit("gas", null, "甲", "");
    assertThatThrownBy(() -> desk.publish("gas", null, "甲", ""))
        .isInstanceOf(SameHandsException.class);
    assertThatThrownBy(() -> desk.publish("gas", null, "乙", ""))
        .isInstanceOf(SameHandsException.class);
    desk.sendBack("gas", null, "丙", "少了电话");
    desk.submit("gas", null, "乙", "");
    desk.publish("gas", null, "丙", "");
    desk.edit(article("gas", "燃气报修", "丙的文字"), 6, "丙", "");
    desk.submit("gas", null, "丙", "");
    assertThatThrownBy(() -> desk.publish("gas", null, "丙", ""))
        .isInstanceOf(SameHandsException.class);
    assertThat(desk.publish("gas", null, "甲", "").version()).isEqualTo(9);
  }

  @Test
  void goingBackToOldWordsIsWritingToo() {
    desk.importAll(List.of(article("gas", "燃气报修", "旧的")), "导入", "");
    desk.importAll(List.of(article("gas", "燃气报修", "新的")), "导入", "");
    KnowledgeArticle back = desk.rollBack("gas", 1, 2, "编辑", "");
    assertThat(back)
        .extracting("body", "version", "state")
        .containsExactly("旧的", 3, ArticleState.DRAFT);
    assertThat(articles.live("gas").orElseThrow().body()).isEqualTo("新的");
    desk.submit("gas", null, "编辑", "");
    assertThatThrownBy(() -> desk.publish("gas", null, "编辑", ""))
        .isInstanceOf(SameHandsException.class);
    desk.publish("gas", null, "审核", "");
    assertThat(articles.live("gas").orElseThrow().body()).isEqualTo("旧的");
    assertThatThrownBy(() -> desk.rollBack("gas", 77, null, "编辑", ""))
        .isInstanceOf(NoSuchArticleException.class);
  }

  @Test
  void aLookAgainIsRecordedWithoutChangingWords() {
    desk.importAll(List.of(article("gas", "燃气报修", "文")), "导入", "");
    KnowledgeArticle confirmed = desk.confirm("gas", 1, DAY.plusYears(1), "审核", "电话打得通");
    assertThat(confirmed)
        .extracting("body", "asOf", "reviewBy", "state")
        .containsExactly("文", DAY, DAY.plusYears(1), ArticleState.PUBLISHED);
    assertThat(found("燃气")).containsExactly("gas 2");
    desk.edit(article("gas", "燃气报修", "阀门"), 2, "编辑", "");
    assertThatThrownBy(() -> desk.confirm("gas", null, null, "审核", ""))
        .isInstanceOf(IllegalActException.class);
  }

  @Test
  void whatIsToHoldLaterDoesNotPushOutWhatHoldsNow() {
    desk.importAll(List.of(article("fee", "收费标准", "五元")), "导入", "");
    desk.edit(
        TestArticles.valid(article("fee", "收费标准", "六元"), DAY.plusDays(10), DAY.plusDays(20)),
        1,
        "编辑",
        "");
    desk.submit("fee", null, "编辑", "");
    desk.publish("fee", null, "审核", "");
    assertThat(articles.live("fee").orElseThrow().body()).isEqualTo("五元");
    assertThat(found("收费")).containsExactly("fee 1");
    assertThat(sweep(DAY.plusDays(9)).run()).isZero();
    assertThat(sweep(DAY.plusDays(10)).run()).isEqualTo(1);
    assertThat(articles.live("fee").orElseThrow().body()).isEqualTo("六元");
    assertThat(sweep(DAY.plusDays(10)).run()).as("again").isZero();
    assertThat(liveAt(DAY.plusDays(9))).containsExactly("五元");
    assertThat(liveAt(DAY.plusDays(11))).containsExactly("六元");
    assertThat(sweep(DAY.plusDays(20)).run()).as("the last day").isZero();
    assertThat(sweep(DAY.plusDays(21)).run()).isEqualTo(1);
    assertThat(articles.find("fee").orElseThrow().state()).isEqualTo(ArticleState.EXPIRED);
    assertThat(articles.live("fee")).isEmpty();
    assertThat(liveAt(DAY.plusDays(22))).isEmpty();
    assertThat(index.revision()).isEqualTo(articles.revision());
  }

  @Test
  void aLiveVersionExpiresWhileItsDraftGoesOn() {
    desk.importAll(
        List.of(TestArticles.valid(article("fee", "收费标准", "五元"), DAY, DAY.plusDays(2))), "导入", "");
    desk.edit(article("fee", "收费标准", "六元"), 1, "编辑", "");
    assertThat(sweep(DAY.plusDays(3)).run()).isEqualTo(1);
    assertThat(articles.live("fee")).isEmpty();
    assertThat(articles.find("fee").orElseThrow().state()).isEqualTo(ArticleState.DRAFT);
    desk.submit("fee", 2, "编辑", "");
    desk.publish("fee", null, "审核", "");
    assertThat(articles.live("fee").orElseThrow().body()).isEqualTo("六元");
  }

  @Test
  void proposedArticlesWaitForReviewBesideWhatIsLive() {
    desk.importAll(List.of(article("a", "甲", "旧"), article("b", "乙", "旧")), "导入", "");
    ImportSummary summary =
        desk.propose(
            List.of(article("a", "甲", "旧"), article("b", "乙", "新"), article("c", "丙", "新")),
            "编辑",
            "");
    assertThat(summary).isEqualTo(new ImportSummary(1, 1, 1, 0));
    assertThat(articles.live("b").orElseThrow().body()).isEqualTo("旧");
    assertThat(articles.find("b").orElseThrow().state()).isEqualTo(ArticleState.IN_REVIEW);
    assertThat(desk.propose(List.of(article("c", "丙", "新")), "编辑", "").unchanged()).isEqualTo(1);
    assertThatThrownBy(() -> desk.publish("c", null, "编辑", ""))
        .isInstanceOf(SameHandsException.class);
    desk.publish("c", null, "审核", "");
    assertThat(found("丙")).containsExactly("c 2");
  }

  @Test
  void refusesWhatCannotBe() {
    desk.create(article("gas", "燃气报修", "文"), "编辑", "");
    assertThatThrownBy(() -> desk.create(article("gas", "别的", "文"), "编辑", ""))
        .isInstanceOf(ArticleExistsException.class);
    assertThatThrownBy(() -> desk.publish("none", null, "审核", ""))
        .isInstanceOf(NoSuchArticleException.class);
    assertThatThrownBy(() -> desk.publish("gas", null, "审核", ""))
        .isInstanceOf(IllegalActException.class)
        .hasMessage("article gas: 发布 is not possible: state is 草稿");
    assertThatThrownBy(() -> desk.withdraw("gas", null, "审核", ""))
        .isInstanceOf(IllegalActException.class);
    assertThatThrownBy(() -> desk.edit(article("gas", "燃气", "文"), 7, "编辑", ""))
        .isInstanceOf(StaleArticleException.class);
    assertThatThrownBy(() -> desk.submit("gas", 7, "编辑", ""))
        .isInstanceOf(StaleArticleException.class);
    assertThatThrownBy(() -> desk.edit(article("gas", " ", ""), 1, "编辑", ""))
        .isInstanceOf(InvalidArticleException.class)
        .hasMessage("title: 空 (expected: 写上文字); body: 空 (expected: 写上文字)");
    assertThat(desk.history("gas")).hasSize(1);
    desk.submit("gas", 1, "编辑", "");
    assertThatThrownBy(() -> desk.sendBack("gas", 2, "审核", " "))
        .isInstanceOf(IllegalActException.class);
  }

  private ValiditySweep sweep(LocalDate day) {
    return new ValiditySweep(articles, new DurableTransactions(database), keeper, noon(day));
  }

  private List<String> liveAt(LocalDate day) {
    try (Stream<KnowledgeArticle> live = articles.liveAt(noon(day).instant())) {
      return live.map(KnowledgeArticle::body).toList();
    }
  }

  private Clock noon(LocalDate day) {
    return Clock.fixed(day.atTime(12, 0).atZone(clock.getZone()).toInstant(), clock.getZone());
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
                          desk.withdraw("a", 1, "审核", "");
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
    assertThat(found("文")).containsExactly("b 1");
    assertThat(index.revision()).isEqualTo(articles.revision());
  }
}
