package org.hotline12345.kbindex.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotline12345.knowledge.TestArticles.DAY;
import static org.hotline12345.knowledge.TestArticles.article;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.BreaksKeptQuestionsException;
import org.hotline12345.knowledge.BreaksKeptQuestionsException.Broken;
import org.hotline12345.knowledge.CheckUnderWayException;
import org.hotline12345.knowledge.IndexKeeper;
import org.hotline12345.knowledge.KeptQuestion;
import org.hotline12345.knowledge.KeptQuestions;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.KnowledgeDesk;
import org.hotline12345.knowledge.NoSuchArticleException;
import org.hotline12345.knowledge.NoSuchKeptQuestionException;
import org.hotline12345.knowledge.PublicationChecks;
import org.hotline12345.knowledge.Publishing;
import org.hotline12345.knowledge.SameHandsException;
import org.hotline12345.knowledge.StarterKnowledge;
import org.hotline12345.knowledge.TestArticles;
import org.hotline12345.security.AuditEntry;
import org.hotline12345.security.AuditLog;
import org.hotline12345.store.Database;
import org.hotline12345.store.DurableTransactions;
import org.hotline12345.store.JdbiArticles;
import org.hotline12345.store.JdbiAuditEntries;
import org.hotline12345.store.JdbiKeptQuestions;
import org.hotline12345.wording.WordBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kept questions, the desk, the database and the index together. */
class KeptQuestionsTest {
  private static final String GAS = "燃气泄漏怎么报修";

  private final Clock clock =
      Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneId.of("Asia/Shanghai"));

  /** How many searches there were. */
  private final AtomicInteger asked = new AtomicInteger();

  /** Searches wait here. */
  private volatile CountDownLatch gate = new CountDownLatch(0);

  @TempDir Path dir;
  private Database database;
  private Articles articles;
  private LuceneKnowledgeIndex index;
  private KnowledgeDesk desk;
  private KeptQuestions questions;
  private PublicationChecks checks;
  private AuditLog audit;
  private Publishing publishing;

  @BeforeEach
  void open() {
    database = Database.inMemory("kept");
    articles = new JdbiArticles(database);
    index = LuceneKnowledgeIndex.open(dir.resolve("index"), null, this::words);
    IndexKeeper keeper = new IndexKeeper(articles, index, clock);
    DurableTransactions transactions = new DurableTransactions(database);
    desk = new KnowledgeDesk(articles, transactions, keeper, clock);
    questions =
        new KeptQuestions(new JdbiKeptQuestions(database), articles, index, transactions, clock);
    checks =
        new PublicationChecks(
            new JdbiKeptQuestions(database), articles, index, () -> WordBook.EMPTY, clock);
    audit = new AuditLog(new JdbiAuditEntries(database), clock);
    publishing = new Publishing(desk, checks, audit, Duration.ofMinutes(5));
    desk.importAll(
        List.of(
            article("gas", "燃气泄漏报修", "燃气泄漏拨打燃气热线报修。"),
            article("water", "自来水停水报修", "停水拨打水务热线。"),
            article("power", "停电报修", "停电拨打供电热线。")),
        "导入",
        "");
    questions.keep(GAS, List.of("gas"), "编辑");
    questions.keep("停电了打什么电话", List.of("power"), "编辑");
  }

  @AfterEach
  void close() {
    checks.close();
    index.close();
    database.close();
  }

  @Test
  void figuresTellWhatIsFoundFirst() {
    questions.keep("谁来修路灯", List.of("power", "water"), "编辑");
    KeptQuestions.Figures figures = questions.run();
    assertThat(figures.questions()).isEqualTo(3);
    assertThat(figures.recallAt1()).isEqualTo(2 / 3.0);
    assertThat(figures.failing())
        .extracting(KeptQuestions.Failing::question)
        .containsExactly("谁来修路灯");
    assertThat(figures.failing().getFirst().expected().getFirst().title()).isEqualTo("停电报修");
  }

  @Test
  void aPublicationThatBreaksAQuestionIsRefusedUntilItIsAccepted() {
    desk.edit(article("gas", "液化气瓶检验", "气瓶四年检验一次。"), 1, "编辑", "");
    desk.submit("gas", null, "编辑", "");
    assertThatThrownBy(() -> publishing.publish("gas", 3, "编辑", "", false))
        .as("who wrote it hears that first")
        .isInstanceOf(SameHandsException.class);
    assertThatThrownBy(() -> publishing.publish("gas", 3, "审核", "", false))
        .isInstanceOfSatisfying(
            BreaksKeptQuestionsException.class,
            e -> {
              assertThat(e.broken()).hasSize(1);
              Broken broken = e.broken().getFirst();
              assertThat(broken.question()).isEqualTo(GAS);
              assertThat(broken.rankBefore()).isEqualTo(1);
              assertThat(broken.rankAfter()).isNotEqualTo(1);
              assertThat(broken.foundInstead()).isNotNull();
            });
    assertThat(articles.live("gas").orElseThrow().version()).isEqualTo(1);
    publishing.publish("gas", 3, "审核", "同意", true);
    assertThat(articles.live("gas").orElseThrow().title()).isEqualTo("液化气瓶检验");
    assertThat(desk.history("gas").getFirst().note()).isEqualTo("同意（已知会影响 1 个必答题）");
    assertThat(audit.after(0, 10))
        .extracting(AuditEntry::actor, AuditEntry::subject, AuditEntry::detail)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("审核", "gas", GAS));
  }

  @Test
  void anotherArticleThatPushesTheRightOneAwayIsNoticed() {
    desk.create(TestArticles.article("rival", GAS, GAS + "，" + GAS), "编辑", "");
    desk.submit("rival", null, "编辑", "");
    assertThatThrownBy(() -> publishing.publish("rival", null, "审核", "", false))
        .isInstanceOfSatisfying(
            BreaksKeptQuestionsException.class,
            e -> assertThat(e.broken().getFirst().foundInstead().articleId()).isEqualTo("rival"));
  }

  @Test
  void harmlessChangesPassAndWithdrawalsAreTriedToo() {
    desk.edit(article("water", "自来水停水报修", "停水请拨打水务公司热线。"), 1, "编辑", "");
    desk.submit("water", null, "编辑", "");
    assertThat(publishing.publish("water", null, "审核", "", false).version()).isEqualTo(4);
    assertThatThrownBy(() -> publishing.withdraw("power", null, "审核", "", false))
        .isInstanceOf(BreaksKeptQuestionsException.class);
    publishing.withdraw("power", null, "审核", "", true);
    assertThat(articles.live("power")).isEmpty();
  }

  @Test
  void whatHoldsLaterIsTriedOnItsFirstDay() {
    desk.edit(
        TestArticles.valid(
            article("gas", "燃气泄漏报修", "燃气泄漏拨打燃气热线报修。"), DAY.plusDays(9), DAY.plusDays(99)),
        1,
        "编辑",
        "");
    desk.submit("gas", null, "编辑", "");
    assertThat(publishing.publish("gas", null, "审核", "", false).version()).isEqualTo(4);
    assertThat(articles.live("gas").orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void aReleaseAddsItsQuestionsAndLeavesTheEditorsAlone() {
    Map<String, List<String>> shipped =
        Map.of("停水找谁", List.of("water"), "没有条目的问题", List.of("none"), GAS, List.of("water"));
    assertThat(questions.load(shipped)).isEqualTo(1);
    assertThat(questions.load(shipped)).isZero();
    assertThat(questions.load(Map.of("停水找谁", List.of("power")))).isEqualTo(1);
    assertThat(questions.all())
        .extracting(KeptQuestion::question, kept -> kept.relevant().getFirst())
        .contains(
            org.assertj.core.groups.Tuple.tuple(GAS, "gas"),
            org.assertj.core.groups.Tuple.tuple("停水找谁", "power"));
    KeptQuestion added =
        questions.all().stream()
            .filter(kept -> kept.addedBy().equals(StarterKnowledge.EDITOR))
            .findFirst()
            .orElseThrow();
    questions.drop(added.id());
    assertThat(questions.load(shipped)).as("dropped by an editor").isZero();
    assertThatThrownBy(() -> questions.drop(added.id()))
        .isInstanceOf(NoSuchKeptQuestionException.class);
    assertThatThrownBy(() -> questions.keep("问", List.of("none"), "编辑"))
        .isInstanceOf(NoSuchArticleException.class);
  }

  @Test
  void whoDoesNotWaitIsToldHowFarItIsAndNothingChanges() {
    Publishing hasty = new Publishing(desk, checks, audit, Duration.ZERO);
    gasIsToBecomeAnother();
    gate = new CountDownLatch(1);
    assertThatThrownBy(() -> hasty.publish("gas", 3, "审核", "", true))
        .isInstanceOfSatisfying(
            CheckUnderWayException.class,
            e -> {
              assertThat(e.asked()).isZero();
              assertThat(e.total()).isEqualTo(2);
            });
    assertThat(articles.live("gas").orElseThrow().version()).isEqualTo(1);
    gate.countDown();
    refusesToPublishGas();
    int once = asked.get();
    publishing.publish("gas", 3, "审核", "", true);
    assertThat(asked).as("asked once for all requests").hasValue(once);
  }

  @Test
  void beforeAnArticleIsTakenDownOnlyTheQuestionsItWasToAnswerAreAsked() {
    gate = new CountDownLatch(1);
    Publishing hasty = new Publishing(desk, checks, audit, Duration.ZERO);
    assertThatThrownBy(() -> hasty.withdraw("power", null, "审核", "", true))
        .isInstanceOfSatisfying(
            CheckUnderWayException.class,
            e -> assertThat(e.total()).as("only the question it was to answer").isEqualTo(1));
    gate.countDown();
    publishing.withdraw("power", null, "审核", "", true);
    assertThat(articles.live("power")).isEmpty();
  }

  @Test
  void whatWasFoundOutHoldsUntilSomethingItRestsOnChanges() {
    publishing.prepare(gasIsToBecomeAnother());
    refusesToPublishGas();
    int before = asked.get();
    desk.create(article("draft", "草稿", "还没有发布。"), "编辑", "");
    refusesToPublishGas();
    assertThat(asked).as("a draft is not live").hasValue(before);
    questions.keep("停水找谁", List.of("water"), "编辑");
    before = isAskedAgain(before, "another kept question");
    desk.importAll(List.of(article("lamp", "路灯报修", "路灯不亮拨打路灯所电话。")), "导入", "");
    before = isAskedAgain(before, "another article is live");
    desk.withdraw("lamp", null, "审核", "");
    isAskedAgain(before, "one is live no more");
  }

  @Test
  void aWatchTellsWhatAnImportBroke() {
    try (KeptQuestions.Watch watch = questions.watch()) {
      desk.importAll(
          List.of(
              article("gas", "液化气瓶检验", "气瓶四年检验一次。"), article("water", "自来水停水报修", "停水请拨打水务公司热线。")),
          "导入",
          "");
      assertThat(watch.broken(Set.of("gas", "water")))
          .extracting(Broken::question, Broken::rankBefore)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(GAS, 1));
      assertThat(watch.broken(Set.of("other"))).as("not by this one").isEmpty();
    }
  }

  private KnowledgeArticle gasIsToBecomeAnother() {
    desk.edit(article("gas", "液化气瓶检验", "气瓶四年检验一次。"), 1, "编辑", "");
    return desk.submit("gas", null, "编辑", "");
  }

  private void refusesToPublishGas() {
    assertThatThrownBy(() -> publishing.publish("gas", 3, "审核", "", false))
        .isInstanceOf(BreaksKeptQuestionsException.class);
  }

  private int isAskedAgain(int before, String why) {
    refusesToPublishGas();
    assertThat(asked.get()).as(why).isGreaterThan(before);
    return asked.get();
  }

  private WordBook words() {
    asked.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return WordBook.EMPTY;
  }
}
