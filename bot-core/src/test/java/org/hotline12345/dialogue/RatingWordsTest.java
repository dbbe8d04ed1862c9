package org.hotline12345.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.hotline12345.followup.Opinion;
import org.hotline12345.followup.Satisfaction;
import org.hotline12345.understanding.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingWordsTest {
  private static Opinion opinion(String text) {
    return RatingWords.opinion(Normalizer.plain(text), true).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "满意,满意",
    "很满意！,满意",
    "满意，辛苦你们了,满意",
    "对处理结果满意,满意",
    "我没有什么不满意的,满意",
    "5,满意",
    "４,满意",
    "五星好评,满意",
    "给5分,满意",
    "打四分,满意",
    "解决了,满意",
    "基本满意,基本满意",
    "比较满意吧,基本满意",
    "还行,基本满意",
    "一般,基本满意",
    "3,基本满意",
    "三分,基本满意",
    "不满意,不满意",
    "非常不满意,不满意",
    "我对这次办理结果很不满意,不满意",
    "不太满意,不满意",
    "差评,不满意",
    "没解决,不满意",
    "没人管,不满意",
    "1,不满意",
    "两颗星,不满意",
    "0.5 分,",
    "满分,满意",
    "100分！,满意",
    "挺满意的，谢谢,满意",
    "还不错,满意",
    "可以吧,基本满意",
    "勉强满意,基本满意",
    "谈不上满意,不满意",
    "满意个鬼,不满意",
    "一点都不满意,不满意",
    "不是很满意,不满意",
    "不怎么样,不满意",
    "太慢了,不满意",
    "零分,不满意",
  })
  void levels(String text, String level) {
    var said = RatingWords.opinion(Normalizer.plain(text), true).map(Opinion::result);
    if (level == null) {
      assertThat(said).isEmpty();
    } else {
      assertThat(said).contains(Satisfaction.ofLabel(level));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "社保卡丢了怎么办",
        "我要投诉，楼下垃圾堆了一个星期没人管，很不满意",
        "路灯坏了没人修，在紫金路和中山街路口",
        "怎么样才算满意？",
        "转人工",
        "6",
        "12",
        "公园里的路灯很好看",
      })
  void otherWordsAreNoRating(String text) {
    assertThat(RatingWords.opinion(Normalizer.plain(text), true)).isEmpty();
  }

  @Test
  void aDigitIsNoPointsWhereItPicksFromAList() {
    assertThat(RatingWords.opinion("1", false)).isEmpty();
    assertThat(RatingWords.opinion("1分", false).orElseThrow().result())
        .isEqualTo(Satisfaction.DISSATISFIED);
  }

  @Test
  void theReasonIsWhatStandsBesideTheRating() {
    assertThat(opinion("不满意，因为油烟还是很大").reason()).isEqualTo("油烟还是很大");
    assertThat(opinion("不满意 没有人联系我就说办好了").reason()).isEqualTo("没有人联系我就说办好了");
    assertThat(opinion("1分，敷衍了事").reason()).isEqualTo("敷衍了事");
    assertThat(opinion("满意").reason()).isEmpty();
    assertThat(opinion("满意。").reason()).isEmpty();
    assertThat(opinion("满意的，谢谢你们").reason()).isEmpty();
    assertThat(opinion("基本满意，就是太慢").reason()).isEqualTo("太慢");
  }

  @Test
  void whatElseIsToldIsHeard() {
    assertThat(opinion("不满意，没有人联系过我").contacted()).isFalse();
    assertThat(opinion("满意，工作人员上门过了，问题解决了"))
        .satisfies(
            o -> {
              assertThat(o.contacted()).isTrue();
              assertThat(o.solved()).isTrue();
            });
    assertThat(opinion("不满意，路灯还没有修好").solved()).isFalse();
    assertThat(opinion("满意").solved()).isNull();
    assertThat(RatingWords.solvedIn("没有解决")).isFalse();
    assertThat(RatingWords.solvedIn("还没")).isFalse();
    assertThat(RatingWords.solvedIn("已经解决")).isTrue();
    assertThat(RatingWords.solvedIn("解决了")).isTrue();
    assertThat(RatingWords.solvedIn("解决了一部分")).isFalse();
    assertThat(RatingWords.cannotTell("还不清楚")).isTrue();
    assertThat(RatingWords.cannotTell("身份证丢了怎么补办")).isFalse();
    assertThat(RatingWords.solvedIn("身份证丢了怎么补办")).isNull();
  }
}
