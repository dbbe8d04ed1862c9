package org.hotline12345.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hotline12345.calendar.Festivals;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.Passage;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.understanding.RouteClassifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

  private final Policy policy = new Policy(PolicySettings.defaults());
  private final RouteClassifier classifier = new RouteClassifier(null);
  private final FactExtractor extractor =
      new FactExtractor(Gazetteer.shipped(), Festivals.shipped(), Clock.systemUTC());

  private Decision decide(String text, Hit... hits) {
    return policy.decide(Conversation.empty("c"), heard(text, hits));
  }

  private static Hit hit(String id, double score, double cosine) {
    return new Hit(new Passage(id, 1, id, "", ""), score, 1, cosine, false);
  }

  @Test
  void aNearArticleAnswers() {
    assertThat(decide("社保卡丢了怎么补办", hit("a", 1, 0.9), hit("b", 0.5, 0.7)))
        .isInstanceOfSatisfying(
            Decision.Answer.class, d -> assertThat(d.hit().passage().articleId()).isEqualTo("a"));
  }

  @Test
  void twoArticlesAsNearAsEachOtherAreOfferedToChooseFrom() {
    assertThat(decide("社保卡怎么办理", hit("a", 0.98, 0.80), hit("b", 0.975, 0.795)))
        .isInstanceOf(Decision.Clarify.class);
  }

  @Test
  void aQuestionThatAnotherArticleIsNearerToInMeaningIsAskedBack() {
    assertThat(
            decide(
                "证件丢了怎么办",
                hit("passport", 1, 0.77),
                hit("far-behind", 0.7, 0.95),
                hit("marriage", 0.96, 0.76),
                hit("identity-card", 0.94, 0.85)))
        .isInstanceOfSatisfying(
            Decision.Clarify.class,
            d ->
                assertThat(d.hits())
                    .extracting(hit -> hit.passage().articleId())
                    .containsExactly("passport", "identity-card"));
  }

  @Test
  void theArticleWithTheNumberAskedForAnswersHoweverFarItsWords() {
    Hit cited = new Hit(new Passage("a", 1, "a", "", ""), 1, 1, 0.54, true);
    assertThat(decide("丽政办发〔2021〕75号是什么", cited, hit("b", 0.2, 0.9)))
        .isInstanceOfSatisfying(
            Decision.Answer.class, d -> assertThat(d.hit().passage().articleId()).isEqualTo("a"));
  }

  @Test
  void aQuestionThatNoArticleAnswersIsNotAnswered() {
    assertThat(decide("怎么办理月球居住证", hit("a", 1, 0.4))).isInstanceOf(Decision.NothingKnown.class);
  }

  @Test
  void aDemandIsTakenEvenWhenAnArticleIsNear() {
    assertThat(decide("我要投诉楼下烧烤店油烟扰民", hit("cooking-fumes", 1, 0.9)))
        .isInstanceOf(Decision.TakeDemand.class);
  }

  @ParameterizedTest
  @CsvSource({
    "那要带什么材料, true",
    "要多少钱, true",
    "多久能办好, true",
    "需要多久, true",
    "护照要带什么材料, false",
  })
  void aSideOfAMatterIsToldFromAMatter(String text, boolean side) {
    assertThat(Policy.asksOnlyASide(text)).isEqualTo(side);
  }

  @Test
  void aShortQuestionThatNothingElseFitsGoesOnAboutTheLastAnswer() {
    Conversation told =
        Conversation.empty("c")
            .after(
                new RecordedEvent(
                    1,
                    Instant.EPOCH,
                    new DialogueEvent.BotReplied("k", answered("marriage-register"))));
    assertThat(policy.decide(told, heard("外地人也可以吗", hit("x", 1, 0.5))))
        .isEqualTo(new Decision.FollowUp("marriage-register"));
    assertThat(policy.decide(told, heard("社保卡怎么补办", hit("social-card-lost", 1, 0.9))))
        .isInstanceOf(Decision.Answer.class);
    assertThat(policy.decide(told, heard("啊不知道嗯嗯", hit("x", 1, 0.3))))
        .isNotInstanceOf(Decision.FollowUp.class);
  }

  private Understanding heard(String text, Hit... hits) {
    return new Understanding(
        text, classifier.classify(text), extractor.extract(text), List.of(hits));
  }

  private static Reply answered(String articleId) {
    Reply.Citation source =
        new Reply.Citation(articleId, 1, "", "", "", List.of(), LocalDate.EPOCH, null);
    return new Reply(ReplyKind.ANSWER, "…", List.of(source), List.of(), null, null);
  }
}
