package org.hotline12345.kbindex.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuestionWordsTest {
  @Test
  void askingWordsAreLeftOutButNotTheMatter() {
    assertThat(AskingWords.shipped().leftOutOf("请问退休金怎么办？").strip()).startsWith("退休金");
    assertThat(AskingWords.shipped().leftOutOf("请问退休金怎么办？")).doesNotContain("怎么", "请问");
  }

  @Test
  void aQuestionOfNothingElseStaysAsItIs() {
    assertThat(AskingWords.shipped().leftOutOf("怎么办？")).isEqualTo("怎么办？");
  }

  @Test
  void thePeoplesWordsGetTheOfficesWordsBesideThem() {
    assertThat(LayWords.shipped().officialFor("房东不退钱")).contains("出租人");
    assertThat(LayWords.shipped().officially("房东涨房租")).isEqualTo("出租人涨租金");
    assertThat(LayWords.shipped().officially("出租人")).isEqualTo("出租人");
  }

  @Test
  void aWordThatTheQuestionHasIsNotAddedAgain() {
    assertThat(LayWords.shipped().officialFor("房东是不是出租人")).doesNotContain("出租人");
  }

  @Test
  void everyShippedWordHasAnotherOfficially() {
    for (String said : LayWords.shipped().said()) {
      assertThat(LayWords.shipped().in(said).get(said)).as(said).isNotEmpty().doesNotContain(said);
    }
  }

  @Test
  void soundsAlikeWhateverTheTone() {
    assertThat(Homophones.of('立')).contains('丽', '力').doesNotContain('立');
    assertThat(Homophones.of('a')).isEmpty();
  }
}
