package org.hotline12345.channels.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hotline12345.asked.AskedQuestion;
import org.hotline12345.asked.AskedQuestions;
import org.hotline12345.asked.AskedRecorder;
import org.hotline12345.asked.AskedWords;
import org.hotline12345.asked.Outcome;
import org.hotline12345.asked.Sequel;
import org.hotline12345.asked.UnansweredCluster;
import org.hotline12345.asked.UnknownAnswerException;
import org.hotline12345.calendar.Festivals;
import org.hotline12345.dialogue.DialogueEvent.BotReplied;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.ReplyKind;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.store.Database;
import org.hotline12345.store.JdbiAskedQuestions;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of conversations with the real engine, and what is read out of it. */
class AskedTest {
  /** As many as the pool of a database has. */
  private static final int CONNECTIONS = 10;

  private TestHotline test;

  @BeforeEach
  void open() {
    test = TestHotline.open();
  }

  @AfterEach
  void close() {
    test.close();
  }

  private AskedQuestions questions() {
    return test.hotline().asked().questions();
  }

  private Instant monthAgo() {
    return test.clock().instant().minus(Duration.ofDays(30));
  }

  private void awaitQuestions(int count) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(questions().totals(monthAgo()).questions()).isEqualTo(count));
  }

  private List<UnansweredCluster> clusters() {
    return test.hotline().asked().unanswered().since(monthAgo(), 50).clusters();
  }

  private List<AskedQuestion> open(Duration later) {
    test.clock().advance(later);
    return clusters().stream().flatMap(c -> c.members().stream()).toList();
  }

  @Test
  void whatIsAnsweredIsAUseOfItsArticle() {
    Talk talk = test.talk();
    String article = talk.say("身份证丢了怎么补办").getFirst().citations().getFirst().articleId();
    awaitQuestions(1);
    assertThat(clusters()).isEmpty();
    assertThat(questions().uses(monthAgo()))
        .singleElement()
        .satisfies(
            use -> {
              assertThat(use.articleId()).isEqualTo(article);
              assertThat(use.hits()).isEqualTo(1);
            });
  }

  @Test
  void personalDataIsNotKept() {
    Talk talk = test.talk();
    talk.say("我叫王建国，电话13812345678，身份证332501198001011234，请问市里哪里能学滑雪");
    awaitQuestions(1);
    AskedQuestion kept = clusters().getFirst().members().getFirst();
    assertThat(kept.text())
        .contains("滑雪")
        .doesNotContain("王建国")
        .doesNotContain("13812345678")
        .doesNotContain("332501198001011234");
  }

  @Test
  void aChoiceCompletesTheQuestionAndAnythingElseLeavesItOpen() {
    String vague = "搬家公司怎么收费";
    Talk chooser = test.talk();
    Reply offered = chooser.say(vague).getFirst();
    assertThat(offered.kind()).isEqualTo(ReplyKind.CLARIFY);
    chooser.say("第一个");
    awaitQuestions(1);
    await().untilAsserted(() -> assertThat(questions().totals(monthAgo()).answered()).isEqualTo(1));
    assertThat(open(Duration.ofHours(1))).isEmpty();

    Talk leaver = test.talk();
    leaver.say(vague);
    awaitQuestions(2);
    assertThat(open(Duration.ofMinutes(5))).as("may still choose").isEmpty();
    assertThat(open(Duration.ofHours(1))).as("never chose").hasSize(1);

    leaver.say("转人工");
    await()
        .untilAsserted(
            () ->
                assertThat(open(Duration.ZERO))
                    .singleElement()
                    .satisfies(
                        q -> {
                          assertThat(q.outcome()).isEqualTo(Outcome.UNCHOSEN);
                          assertThat(q.sequel()).isEqualTo(Sequel.PERSON);
                        }));
  }

  @Test
  void whatIsRegisteredBecauseNothingIsKnownStaysOpen() {
    Talk talk = test.talk();
    talk.say("航天飞机能不能带宠物上去玩");
    talk.say("登记咨询工单");
    await()
        .untilAsserted(
            () ->
                assertThat(open(Duration.ZERO))
                    .singleElement()
                    .satisfies(
                        q -> {
                          assertThat(q.outcome()).isEqualTo(Outcome.UNKNOWN);
                          assertThat(q.sequel()).isEqualTo(Sequel.ORDER);
                        }));
  }

  @Test
  void aComplaintAndItsFormAreNoQuestions() {
    test.talk().openOrder();
    test.talk().say("身份证丢了怎么补办");
    awaitQuestions(1);
    assertThat(open(Duration.ZERO)).isEmpty();
  }

  @Test
  void aJudgementStaysWithTheAnswerAndTheLastOneCounts() {
    Talk talk = test.talk();
    talk.say("身份证丢了怎么补办");
    long seq = answerSeq(talk);
    var feedback = test.hotline().asked().feedback();
    feedback.judge(talk.id(), seq, false, "没说清楚，打我13812345678");
    await()
        .untilAsserted(
            () ->
                assertThat(questions().unhelpful(monthAgo()))
                    .singleElement()
                    .satisfies(
                        q ->
                            assertThat(q.comment())
                                .contains("没说清楚")
                                .doesNotContain("13812345678")));
    assertThat(clusters()).as("the article was near, so nothing is missing").isEmpty();

    int events = test.hotline().talks().conversations().events(talk.id(), 0).size();
    feedback.judge(talk.id(), seq, true, "");
    feedback.judge(talk.id(), seq, true, "");
    assertThat(test.hotline().talks().conversations().events(talk.id(), 0)).hasSize(events + 1);
    await().untilAsserted(() -> assertThat(questions().unhelpful(monthAgo())).isEmpty());
    assertThat(questions().uses(monthAgo()).getFirst().helpful()).isEqualTo(1);

    assertThatThrownBy(() -> feedback.judge(talk.id(), seq + 100, true, ""))
        .isInstanceOf(UnknownAnswerException.class);
    assertThatThrownBy(() -> feedback.judge(talk.id(), 1, true, ""))
        .isInstanceOf(UnknownAnswerException.class);
  }

  private long answerSeq(Talk talk) {
    return test.hotline().talks().conversations().events(talk.id(), 0).stream()
        .filter(e -> e.event() instanceof BotReplied r && r.reply().kind() == ReplyKind.ANSWER)
        .mapToLong(RecordedEvent::seq)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsOlderThanConfiguredIsForgottenOnANewDay() {
    test.talk().say("航天飞机能不能带宠物上去玩");
    awaitQuestions(1);
    test.clock().advance(Duration.ofDays(366));
    test.talk().say("身份证丢了怎么补办");
    await()
        .untilAsserted(
            () -> assertThat(questions().totals(Instant.EPOCH).questions()).isEqualTo(1));
  }

  @Test
  void aStoreThatFailsOrHangsCostsRecordsAndNoTurn() {
    Database gone = Database.inMemory(UUID.randomUUID().toString());
    gone.close();
    Database held = Database.inMemory(UUID.randomUUID().toString());
    AskedWords words =
        new AskedWords(
            new FactExtractor(
                test.hotline().orders().gazetteer(),
                Festivals.shipped(),
                java.time.Clock.systemUTC()),
            null);
    List<Handle> all = Stream.generate(held.jdbi()::open).limit(CONNECTIONS).toList();
    try (AskedRecorder failing = recorder(new JdbiAskedQuestions(gone), words);
        AskedRecorder hanging = recorder(new JdbiAskedQuestions(held), words)) {
      test.hotline().talks().log().listen(failing);
      test.hotline().talks().log().listen(hanging);
      Talk talk = test.talk();
      long start = System.nanoTime();
      for (int i = 0; i < 20; i++) {
        assertThat(talk.say("身份证丢了怎么补办")).isNotEmpty();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
      await().untilAsserted(() -> assertThat(failing.lostTurns()).isEqualTo(20));
      assertThat(hanging.waiting()).isPositive();
      awaitQuestions(20);
      all.forEach(Handle::close);
    }
    held.close();
  }

  private AskedRecorder recorder(AskedQuestions into, AskedWords words) {
    return new AskedRecorder(
        into, words, test.hotline().knowledge().index(), Duration.ofDays(365), test.clock());
  }
}
