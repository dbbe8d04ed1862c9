package org.hotline12345.channels.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.knowledge.KeptQuestion;
import org.hotline12345.knowledge.StarterKnowledge;
import org.junit.jupiter.api.Test;

class LikelyQuestionsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

  private static KeptQuestion shipped(String question, String article) {
    return new KeptQuestion(question, List.of(article), StarterKnowledge.EDITOR, NOW);
  }

  private static KeptQuestion kept(String question, int hour) {
    Instant at = NOW.plus(Duration.ofHours(hour));
    return new KeptQuestion(question, List.of("a"), "bianji", at);
  }

  @Test
  void whatEditorsKeptComesFirstThenEveryArticleOnceBeforeAnyTwice() {
    List<KeptQuestion> all =
        List.of(
            shipped("一个很长的停水问题", "water"),
            shipped("停水了怎么办", "water"),
            shipped("没水了", "water"),
            shipped("社保卡丢了怎么办", "card"),
            kept("早先留下的问题", 1),
            kept("刚刚留下的问题", 2));
    assertThat(LikelyQuestions.inOrder(all))
        .containsExactly("刚刚留下的问题", "早先留下的问题", "没水了", "社保卡丢了怎么办", "停水了怎么办", "一个很长的停水问题");
  }

  @Test
  void whatCannotBeSaidInOneBreathIsLeftOut() {
    assertThat(
            LikelyQuestions.inOrder(
                List.of(shipped("我家住在七楼水压一直很小洗澡都没法洗怎么办", "water"), shipped("ETC 怎么办？", "etc"))))
        .containsExactly("ETC 怎么办？");
  }

  @Test
  void aNewQuestionCountsWithinAMinute() {
    List<KeptQuestion> all = new ArrayList<>(List.of(kept("停水了怎么办", 1)));
    SettableClock clock = SettableClock.at("2026-11-23T09:00");
    LikelyQuestions questions = new LikelyQuestions(() -> List.copyOf(all), clock);
    assertThat(questions.get()).containsExactly("停水了怎么办");
    all.add(kept("水费账单有问题怎么办", 2));
    assertThat(questions.get()).hasSize(1);
    clock.advance(Duration.ofSeconds(61));
    assertThat(questions.get()).startsWith("水费账单有问题怎么办");
  }
}
