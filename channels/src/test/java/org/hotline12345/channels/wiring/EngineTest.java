package org.hotline12345.channels.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hotline12345.answer.Answerer;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.ConversationLog;
import org.hotline12345.dialogue.DialogueEngine;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.Handled;
import org.hotline12345.dialogue.Holder;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.ReplyKind;
import org.hotline12345.dialogue.Turn;
import org.hotline12345.durability.Transactions;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.Retriever;
import org.hotline12345.knowledge.TestArticles;
import org.hotline12345.seat.Seat;
import org.hotline12345.workorder.Caller;
import org.hotline12345.workorder.WorkOrder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine promises, on the parts it really runs on. */
class EngineTest {

  private static final int THREADS = 8;
  private static final Seat SEAT = new Seat("zuoxi", "1号座席");
  private static final Retriever BROKEN =
      query -> {
        throw new IllegalStateException("the index is broken");
      };

  private static TestHotline test;

  @BeforeAll
  static void open() {
    test = TestHotline.open();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  private static List<RecordedEvent> events(Talk talk) {
    return test.hotline().talks().conversations().events(talk.id(), 0);
  }

  private static void assertGapless(List<RecordedEvent> events) {
    assertThat(events)
        .extracting(RecordedEvent::seq)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, events.size()).mapToObj(Long::valueOf).toList());
  }

  private static List<WorkOrder> orders(Talk talk) {
    return test.hotline().orders().desk().ofConversation(talk.id());
  }

  /** Runs all at the same moment, each on a thread of its own. */
  private static <T> List<T> together(List<Callable<T>> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(work.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> one : work) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return one.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    }
  }

  @Test
  void answersInsideAFormAreNotLookedUpButQuestionsAre() {
    AtomicInteger lookups = new AtomicInteger();
    Retriever counted =
        query -> {
          lookups.incrementAndGet();
          return test.hotline().knowledge().index().retrieve(query);
        };
    try (DialogueEngine engine = test.engine(counted, new Answerer(null))) {
      Talk talk = Talk.open(engine, test.clock());
      talk.say("我要投诉，莲都区碧湖镇人民街12号有家烧烤店油烟很大");
      int before = lookups.get();
      talk.say("从上周五开始");
      assertThat(lookups).hasValue(before);
      assertThat(talk.hear("身份证丢了怎么补办？")).contains("身份证");
      assertThat(lookups.get()).isGreaterThan(before);
      int asked = lookups.get();
      talk.say("我姓王，电话13812345678");
      talk.say("不需要保密");
      assertThat(Talk.number(talk.say("确认"))).isNotEmpty();
      assertThat(lookups).hasValue(asked);
    }
  }

  @Test
  void theSameKeyGetsTheSameRepliesAndChangesNothing() {
    Talk talk = test.talk();
    Handled first = talk.send("k", "社保卡丢了怎么办");
    Handled again = talk.send("k", "社保卡丢了怎么办");
    Handled otherWords = talk.send("k", "我要投诉邻居装修");

    assertThat(first.replies()).isNotEmpty();
    assertThat(again).isEqualTo(first);
    assertThat(otherWords).isEqualTo(first);
    assertThat(events(talk)).hasSize((int) first.seq());
  }

  @Test
  void aConfirmationSentEightTimesAtOnceOpensOneOrder() throws Exception {
    Talk talk = test.talk();
    talk.complain();
    List<Callable<Handled>> sends = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      sends.add(() -> talk.send("confirm", "确认"));
    }

    List<Handled> handled = together(sends);

    assertThat(new HashSet<>(handled)).hasSize(1);
    assertThat(orders(talk))
        .extracting(WorkOrder::number)
        .containsExactly(Talk.number(handled.getFirst().replies()));
    assertGapless(events(talk));
  }

  @Test
  void eightConfirmationsUnderDifferentKeysStillOpenOneOrder() throws Exception {
    Talk talk = test.talk();
    talk.complain();
    List<Callable<Handled>> sends = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      String key = "confirm-" + i;
      sends.add(() -> talk.send(key, "确认"));
    }

    together(sends);

    assertThat(orders(talk)).hasSize(1);
    assertGapless(events(talk));
  }

  @Test
  void turnsOfOneConversationTakeTurns() throws Exception {
    Talk talk = test.talk();
    List<String> texts = List.of("社保卡丢了怎么办", "你好", "公积金怎么提取", "谢谢");
    List<Callable<Handled>> sends = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      sends.add(
          () -> {
            Handled last = null;
            for (int t = 0; t < texts.size(); t++) {
              last = talk.send(thread + "-" + t, texts.get(t));
            }
            return last;
          });
    }

    together(sends);

    List<RecordedEvent> events = events(talk);
    assertGapless(events);
    Set<String> keys = new HashSet<>();
    String current = "";
    for (RecordedEvent event : events) {
      switch (event.event()) {
        case DialogueEvent.CitizenSaid said -> {
          assertThat(keys.add(said.key())).as("said once: %s", said.key()).isTrue();
          current = said.key();
        }
        case DialogueEvent.BotReplied reply when reply.key() != null ->
            assertThat(reply.key()).as("replies follow their own turn").isEqualTo(current);
        default -> {}
      }
    }
    assertThat(keys).hasSize(THREADS * texts.size());
  }

  @Test
  void aCommitInDoubtIsSettledByTheRetry() {
    Transactions real = test.hotline().transactions();
    AtomicBoolean failing = new AtomicBoolean(true);
    AtomicInteger forced = new AtomicInteger();
    Transactions failsOnceAfterTheCommit =
        new Transactions() {
          @Override
          public <T> T inTransaction(Supplier<T> work) {
            return real.inTransaction(work);
          }

          @Override
          public <T> T durably(Supplier<T> work) {
            T result = real.durably(work);
            if (failing.getAndSet(false)) {
              throw new IllegalStateException("the disk did not answer");
            }
            forced.incrementAndGet();
            return result;
          }
        };
    ConversationLog log =
        new ConversationLog(
            test.hotline().talks().conversations(), failsOnceAfterTheCommit, test.clock());
    try (DialogueEngine engine = test.engine(log)) {
      Talk talk = Talk.open(engine, test.clock());
      talk.complain();
      assertThatThrownBy(() -> talk.send("confirm", "确认")).hasMessageContaining("disk");
      String number = Talk.number(talk.send("confirm", "确认").replies());

      assertThat(forced).as("a promise repeated is forced first").hasValue(1);
      assertThat(orders(talk)).extracting(WorkOrder::number).containsExactly(number);
      assertThat(talk.hear("查工单进度")).contains(number);
      assertGapless(events(talk));
    }
  }

  @Test
  void readingAlongNeverLeavesAnOldStateBehind() throws Exception {
    for (int round = 0; round < 20; round++) {
      Talk talk = test.talk();
      // A log of its own has not read the conversation yet, as after a restart.
      ConversationLog log =
          new ConversationLog(
              test.hotline().talks().conversations(), test.hotline().transactions(), test.clock());
      List<Callable<Conversation>> work = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String key = "k" + i;
        work.add(() -> log.current(talk.id()));
        work.add(
            () ->
                log.exclusively(
                    talk.id(),
                    state -> log.append(state, List.of(new DialogueEvent.CitizenSaid(key, "你好")))));
      }
      together(work);
      assertThat(log.current(talk.id()).seq()).isEqualTo(events(talk).size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"地点不对是碧湖镇", "不对是碧湖镇", "不是紫金街道是碧湖镇", "错了是在碧湖镇", "不对，是碧湖镇"})
  void aPlaceIsCorrectedWithoutCommasToo(String said) {
    Talk talk = test.talk();
    talk.hear("我要投诉，莲都区紫金街道有家烧烤店每天晚上油烟很大");
    assertThat(talk.hear(said)).contains("碧湖镇").doesNotContain("发生在哪里");
  }

  @Test
  void aComplaintCorrectedThreeTimesIsStoredAsCorrected() {
    Talk talk = test.talk();
    assertThat(talk.hear("我要投诉，莲都区人民街有家烧烤店每天晚上油烟很大")).contains("油烟很大");
    assertThat(talk.hear("不对，是碧湖镇人民街")).contains("碧湖镇");
    assertThat(talk.hear("我姓王，电话13812345678")).contains("保密");
    assertThat(talk.hear("不对，电话是13987654321")).contains("13987654321");
    assertThat(talk.hear("需要保密")).contains("请您核对");
    assertThat(talk.hear("时间说错了，是从10月1日开始")).contains("10月1日");
    String number = Talk.number(talk.say("确认"));

    WorkOrder order = test.hotline().orders().desk().find(number).orElseThrow();
    Caller caller = test.hotline().orders().desk().caller(number, "zuoxi").orElseThrow().reveal();
    assertThat(order.matter().place().path()).isEqualTo("莲都区碧湖镇");
    assertThat(order.matter().place().text()).contains("人民街");
    assertThat(order.matter().when()).contains("10月1日");
    assertThat(order.matter().what()).contains("烧烤店").contains("油烟");
    assertThat(order.matter().confidential()).isTrue();
    assertThat(order.assignment().jurisdiction()).contains("莲都");
    assertThat(caller.phone()).isEqualTo("13987654321");
    assertThat(caller.name()).contains("王");
    assertThat(orders(talk)).hasSize(1);
  }

  @Test
  void whatTheBotOffersToTapItUnderstands() {
    for (String wish : List.of("需要保密", "不需要")) {
      Talk talk = test.talk();
      talk.say("我要投诉，莲都区碧湖镇人民街12号有家烧烤店油烟很大");
      for (String when : List.of("不清楚")) {
        talk.say(when);
      }
      List<Reply> asked = talk.say("13812345678");
      assertThat(asked.getLast().quickReplies()).contains(wish);
      assertThat(talk.hear(wish)).as(wish).contains("请您核对登记内容");
    }
    for (String when : List.of("今天", "最近几天", "一直这样", "不清楚")) {
      Talk talk = test.talk();
      List<Reply> asked = talk.say("我要投诉，莲都区碧湖镇人民街12号有家烧烤店油烟很大");
      assertThat(asked.getLast().quickReplies()).as("%s", asked).contains(when);
      assertThat(talk.hear(when)).as(when).contains("电话");
    }
    for (String change : List.of("修改地点", "修改时间", "修改电话")) {
      Talk talk = test.talk();
      talk.complain();
      assertThat(talk.say(change)).as(change).hasSize(1);
      assertThat(orders(talk)).isEmpty();
    }
  }

  @Test
  void aQuestionInBetweenIsAnsweredAndTheFormGoesOn() {
    Talk talk = test.talk();
    talk.say("我要投诉，莲都区碧湖镇人民街12号有家烧烤店油烟很大");
    List<Reply> replies = talk.say("社保卡丢了怎么办？");

    assertThat(replies.getFirst().kind()).isEqualTo(ReplyKind.ANSWER);
    assertThat(replies.getFirst().citations()).isNotEmpty();
    assertThat(replies.getLast().kind()).isEqualTo(ReplyKind.ASK);
    talk.say("从上周五开始");
    talk.say("我姓王，电话13812345678");
    talk.say("不需要");
    WorkOrder order =
        test.hotline().orders().desk().find(Talk.number(talk.say("确认"))).orElseThrow();
    assertThat(order.matter().what()).contains("烧烤店").doesNotContain("社保卡");
  }

  @Test
  void cancellingLeavesNoOrder() {
    Talk talk = test.talk();
    talk.complain();
    talk.say("算了，不投诉了");
    talk.say("确认");

    assertThat(orders(talk)).isEmpty();
    assertThat(test.hotline().talks().log().current(talk.id()).form()).isNull();
  }

  @Test
  void whoWantsAPersonInTheMiddleOfAFormGetsOneThoughTheyGiveUpOnTheBot() {
    Talk talk = test.talk();
    talk.say("我要投诉小区物业乱收费");
    talk.say("莲都区联城街道");
    assertThat(talk.say("算了，你给我换个人来讲").getLast().kind()).isEqualTo(ReplyKind.HANDOFF);
  }

  @Test
  void aPlaceThatWasCorrectedIsNotReadBackInTheMatter() {
    Talk talk = test.talk();
    talk.say("莲都区大港头镇老街的路灯全灭了");
    talk.say("昨天晚上开始的");
    talk.say("地点说错了，是莲都区碧湖镇老街");
    talk.say("13812345678，我姓王");
    assertThat(talk.hear("不用保密")).contains("碧湖").doesNotContain("大港头");
  }

  @Test
  void progressIsToldToWhoKnowsNumberAndTail() {
    String number = test.talk().openOrder();
    Talk stranger = test.talk();

    assertThat(stranger.hear("帮我查一下工单 " + number)).contains("后四位").doesNotContain("承办单位：");
    assertThat(stranger.hear("1111")).contains("没有查到").doesNotContain("烧烤");
    assertThat(test.talk().hear("查工单" + number + "，电话后四位5678"))
        .contains(number)
        .contains("承办单位：")
        .doesNotContain("13812345678");
    assertThat(test.talk().hear("查工单" + number + "，电话后四位1111"))
        .isEqualTo(test.talk().hear("查工单LS261123999990，电话后四位5678"));
  }

  @Test
  void theBotIsSilentWhileASeatHasTheConversation() {
    Talk talk = test.talk();
    assertThat(talk.say("转人工").getLast().kind()).isEqualTo(ReplyKind.HANDOFF);
    var seats = test.hotline().talks().seats();
    assertThat(seats.waiting()).extracting(s -> s.id()).contains(talk.id());

    seats.take(talk.id(), SEAT);
    assertThat(talk.say("社保卡丢了怎么办")).isEmpty();
    seats.say(talk.id(), SEAT, "s1", "您好，请讲。");
    seats.say(talk.id(), SEAT, "s1", "您好，请讲。");
    assertThat(talk.say("确认")).isEmpty();
    assertThat(events(talk).stream().filter(e -> e.event() instanceof DialogueEvent.SeatSaid))
        .hasSize(1);

    seats.handBack(talk.id(), SEAT);
    assertThat(talk.say("社保卡丢了怎么办")).isNotEmpty();
    assertThat(test.hotline().talks().log().current(talk.id()).holder()).isEqualTo(Holder.BOT);
    assertGapless(events(talk));
  }

  @Test
  void anEmergencyIsAnsweredEvenWhileASeatHasTheConversation() {
    Talk talk = test.talk();
    test.hotline().talks().seats().take(talk.id(), SEAT);
    assertThat(talk.say("着火了，快来人").getFirst().kind()).isEqualTo(ReplyKind.EMERGENCY);
  }

  @Test
  void whatFollowsAnEmergencyGoesOnWithItUntilItIsOver() {
    Talk talk = test.talk();
    assertThat(talk.say("我老公喝了农药").getFirst().kind()).isEqualTo(ReplyKind.EMERGENCY);
    assertThat(talk.say("他现在叫也叫不醒").getFirst().kind()).isEqualTo(ReplyKind.EMERGENCY);
    assertThat(talk.say("手脚都冷下去了").getFirst().kind()).isEqualTo(ReplyKind.EMERGENCY);
    assertThat(talk.say("多谢，人救活了，现在没事").getFirst().kind()).isNotEqualTo(ReplyKind.EMERGENCY);
  }

  @Test
  void thanksAndTalkAreNoEmergency() {
    Talk talk = test.talk();
    assertThat(talk.say("那回多亏你们帮忙，我妈早就出院了").getFirst().kind()).isNotEqualTo(ReplyKind.EMERGENCY);
    assertThat(talk.say("今天风真大，我刚晒的被子都吹跑了，呵呵").getFirst().kind()).isNotEqualTo(ReplyKind.EMERGENCY);
    assertThat(talk.say("好的，再见啊").getFirst().kind()).isNotEqualTo(ReplyKind.EMERGENCY);
  }

  private static Articles articles() {
    return test.hotline().knowledge().articles();
  }

  private static boolean cites(List<Reply> replies, String id) {
    return replies.stream()
        .flatMap(r -> r.citations().stream())
        .anyMatch(c -> c.articleId().equals(id));
  }

  /** Changes the database alone, as when the index has not caught up yet. */
  private static void saveUnseenByTheIndex(KnowledgeArticle article) {
    int version = articles().find(article.id()).orElseThrow().version();
    articles().save(article, version, "bianji", test.clock().instant(), "试验");
  }

  @Test
  void citizensAreAnsweredFromTheLiveVersionWhileItsSuccessorIsWritten() {
    test.publish(TestArticles.article("kiln-visit", "古窑遗址参观预约", "古窑遗址凭身份证参观。"));
    KnowledgeArticle live = articles().find("kiln-visit").orElseThrow();
    test.hotline()
        .knowledge()
        .desk()
        .edit(
            TestArticles.article("kiln-visit", "古窑遗址参观预约", "古窑遗址改为网上预约。"),
            live.version(),
            "bianji",
            "");
    Talk talk = test.talk();
    List<Reply> replies = talk.say("古窑遗址参观怎么预约");
    assertThat(replies.toString()).contains("凭身份证参观").doesNotContain("网上预约");
    assertThat(replies.getFirst().citations().getFirst().version()).isEqualTo(live.version());
    assertThat(talk.hear("要带什么材料")).contains("凭身份证参观");
  }

  @Test
  void whatIsNoLongerValidIsNotServedThoughTheIndexStillHasIt() {
    LocalDate today = LocalDate.now(test.clock());
    record Case(String id, String question, String word) {}
    Case withdrawn = new Case("lag-withdrawn", "青瓷学徒津贴怎么申请", "甲窑");
    Case expired = new Case("lag-expired", "畲族彩带补助去哪里领", "乙坊");
    Case ended = new Case("lag-ended", "香菇棚改造奖励有多少", "丙棚");
    for (Case one : List.of(withdrawn, expired, ended)) {
      test.publish(TestArticles.article(one.id, one.question, one.word + "负责办理，带身份证申请。"));
      List<Reply> before = test.talk().say(one.question);
      assertThat(cites(before, one.id)).as("%s before: %s", one.id, before).isTrue();
    }
    Talk remembers = test.talk();
    remembers.say(withdrawn.question);

    KnowledgeArticle first = articles().find(withdrawn.id).orElseThrow();
    saveUnseenByTheIndex(first.withState(ArticleState.WITHDRAWN));
    saveUnseenByTheIndex(
        TestArticles.valid(
            articles().find(expired.id).orElseThrow(), today.minusYears(1), today.minusDays(1)));
    articles().endLive(ended.id, test.clock().instant());

    for (Case one : List.of(withdrawn, expired, ended)) {
      Talk talk = test.talk();
      List<Reply> replies = talk.say(one.question);
      assertThat(cites(replies, one.id)).as(one.id + " after").isFalse();
      assertThat(replies.toString()).doesNotContain(one.word);
      assertThat(talk.hear("第一个")).doesNotContain(one.word);
    }
    assertThat(remembers.hear("要带什么材料")).doesNotContain(withdrawn.word);
  }

  @Test
  void anArticleEndsWithItsLastDay() {
    LocalDate today = LocalDate.now(test.clock());
    test.publish(
        TestArticles.valid(
            TestArticles.article("ends-today", "廊桥门票减免怎么办理", "丁桥负责减免。"),
            today.minusDays(3),
            today));
    assertThat(cites(test.talk().say("廊桥门票减免怎么办理"), "ends-today")).isTrue();
    test.clock().advance(Duration.ofDays(1));
    try {
      assertThat(cites(test.talk().say("廊桥门票减免怎么办理"), "ends-today")).isFalse();
    } finally {
      test.clock().advance(Duration.ofDays(-1));
    }
  }

  @Test
  void aBrokenIndexCostsAnswersButNoOrders() {
    try (DialogueEngine engine = test.engine(BROKEN, new Answerer(null))) {
      Talk talk = Talk.open(engine, test.clock());
      assertThat(talk.say("社保卡丢了怎么办").getFirst().citations()).isEmpty();
      assertThat(talk.openOrder()).startsWith("LS");
    }
  }

  @Test
  void anEmergencyIsAnsweredWithTheDatabaseClosedAndTheIndexBroken() {
    try (TestHotline dead = TestHotline.open();
        DialogueEngine engine = dead.engine(BROKEN, new Answerer(null))) {
      Talk talk = Talk.open(engine, dead.clock());
      dead.hotline().database().close();
      for (String text : List.of("我家着火了", "有人晕倒没有呼吸了", "有人拿刀砍人")) {
        Handled handled = talk.send(text, text);
        assertThat(handled.replies()).as(text).hasSize(1);
        assertThat(handled.replies().getFirst().kind()).isEqualTo(ReplyKind.EMERGENCY);
        assertThat(handled.replies().getFirst().text()).containsPattern("110|119|120");
      }
      Handled nobody =
          engine.handle(new Turn("no-such-conversation", "k", "着火了", dead.clock().instant()));
      assertThat(nobody.replies().getFirst().text()).contains("119");
      assertThatThrownBy(() -> talk.send("q", "社保卡丢了怎么办")).isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void conversationsOutliveARestart() {
    try (TestHotline own = TestHotline.open()) {
      Talk before = own.talk();
      before.complain();
      Handled read = before.send("last", "你们几点上班？");
      own.restart();

      Talk after = before.with(own.hotline().talks().engine());
      assertThat(after.send("last", "你们几点上班？").replies()).isEqualTo(read.replies());
      String number = Talk.number(after.send("confirm", "确认").replies());
      own.restart();
      Talk later = before.with(own.hotline().talks().engine());
      assertThat(Talk.number(later.send("confirm", "确认").replies())).isEqualTo(number);
      assertThat(later.hear("查工单进度")).contains(number);
      assertThat(own.hotline().orders().desk().ofConversation(before.id())).hasSize(1);
    }
  }

  @Test
  void moreThanAnOrderHoldsIsSaidSoAndDoesNotTrapTheCitizen() {
    Talk talk = test.talk();
    talk.complain();
    String more = "还有，" + "油烟熏得人睁不开眼睛。".repeat(150);
    assertThat(talk.hear(more)).contains("记下了");
    assertThat(talk.hear(more)).contains("记下了");
    assertThat(talk.hear(more)).contains("没有记进去");
    String number = Talk.number(talk.say("确认"));
    assertThat(test.hotline().orders().desk().find(number).orElseThrow().matter().what())
        .contains("烧烤店");
  }

  @Test
  void aCitysOwnWordsMustHaveKnownNames(@TempDir Path folder) throws Exception {
    Path own = folder.resolve("own.properties");
    Files.writeString(own, "greeting=欢迎致电。\nform.strat=好\n");
    assertThatThrownBy(() -> Phrases.load(own))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("form.strat")
        .hasMessageContaining("expected");
    Files.writeString(own, "greeting=欢迎致电{city}热线。\n");
    assertThat(Phrases.load(own).say("greeting")).isEqualTo("欢迎致电丽水市热线。");
    assertThat(Phrases.load(own).say("form.start")).isEqualTo(Phrases.load(null).say("form.start"));
  }
}
