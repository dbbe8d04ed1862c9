package org.hotline12345.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseMatcherTest {
  private static final List<String> PHRASES =
      List.of(
          "小区夜间施工噪音扰民",
          "拖欠工资怎么办",
          "身份证丢了怎么补办",
          "医保怎么报销",
          "医保怎么转移",
          "公积金怎么提取",
          "是的",
          "不是",
          "莲都区碧湖镇",
          "青田县温溪镇",
          "人工服务");

  private final PhraseMatcher matcher = PhraseMatcher.of(PHRASES);

  @ParameterizedTest
  @CsvSource({
    "小区夜间施工噪音扰民,小区夜间施工噪音扰民",
    "小区夜间施工早因绕民,小区夜间施工噪音扰民",
    "我想问一下身份证丢了怎么补办啊,身份证丢了怎么补办",
    "身分正丢了怎么不办,身份证丢了怎么补办",
    "公积金怎么提去,公积金怎么提取",
    "一保怎么报销,医保怎么报销",
    "连都区必湖镇,莲都区碧湖镇",
    "不是,不是",
    "是的,是的",
    "人工服雾,人工服务",
  })
  void whatSoundsAlikeIsTaken(String heard, String phrase) {
    assertThat(matcher.match(heard(heard)))
        .get()
        .extracting(PhraseMatcher.Match::phrase)
        .isEqualTo(phrase);
  }

  @ParameterizedTest
  @CsvSource({"今天天气真不错", "可穿戴设备主要分为两大类", "我要吃饭", "三七二十一"})
  void whatIsFarFromAllIsRejected(String heard) {
    assertThat(matcher.match(heard(heard))).isEmpty();
  }

  @Test
  void aLaterReadingCanDecide() {
    Heard heard = heard("公鸡进怎么提区", "公积金怎么提取");
    assertThat(matcher.match(heard).orElseThrow().phrase()).isEqualTo("公积金怎么提取");
  }

  @Test
  void twoPhrasesNearlyAsNearLowerTheConfidence() {
    double clear = matcher.match(heard("医保怎么报销")).orElseThrow().confidence();
    double unclear = matcher.nearest(heard("医保怎么"), 1).getFirst().confidence();
    assertThat(clear).isGreaterThan(0.9);
    assertThat(unclear).isLessThan(0.6);
  }

  @Test
  void theIndexIsThePlaceInTheList() {
    PhraseMatcher.Match match = matcher.match(heard("青田县温溪镇")).orElseThrow();
    assertThat(PHRASES.get(match.index())).isEqualTo(match.phrase());
  }

  @Test
  void nothingHeardOrNoPhrasesMatchNothing() {
    assertThat(matcher.match(new Heard(List.of()))).isEmpty();
    assertThat(matcher.match(heard(""))).isEmpty();
    assertThat(PhraseMatcher.of(List.of()).match(heard("是的"))).isEmpty();
    assertThat(PhraseMatcher.of(List.of("", "是的")).match(heard("是的")).orElseThrow().index())
        .isEqualTo(1);
  }

  @Test
  void thousandsOfPhrasesDoNotHideTheRightOne() {
    List<String> many = IntStream.range(0, 3000).mapToObj(i -> "怎么办理第" + i + "号证明的补发").toList();
    assertThat(PhraseMatcher.of(many).match(heard("怎么办理第2718号证明的补发")).orElseThrow().index())
        .isEqualTo(2718);
  }

  @Test
  void lettersDigitsAndRareCharactersAreNoProblem() {
    assertThat(PhraseMatcher.of(List.of("5G信号差")).match(heard("5G信号差"))).isPresent();
    assertThat(matcher.nearest(heard("𠀀A1㐀!?"), 3)).allMatch(match -> match.confidence() < 0.5);
  }

  private static Heard heard(String... readings) {
    return new Heard(Arrays.stream(readings).map(text -> new Heard.Hypothesis(text, 1.0)).toList());
  }
}
