package org.hotline12345.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundingCheckTest {

  private static final String PASSAGE =
      """
      居民身份证丢失的，可以到就近的公安派出所申请补领，全国范围内可以异地办理。补领要交工本费40元。
      公安机关自受理之日起60日内发放证件；交通不便的地区可以延长30日。
      依据是《中华人民共和国居民身份证法》第十一条。不需要原户籍地的证明。咨询可以拨打12345。""";

  private final GroundingCheck check =
      new GroundingCheck(List.of("市公安局", "市人力社保局", "市医保局", "市民政局"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "身份证丢失的，可以到就近的公安派出所申请补领，全国范围内都可以异地办理，工本费40元。",
        "居民身份证丢失可以到就近公安派出所申请补领。公安机关自受理之日起60日内发放证件。",
        "不需要原户籍地的证明，咨询可以拨打12345。",
      })
  void aFaithfulRewordingPasses(String text) {
    assertThat(check.fault(text, PASSAGE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "身份证丢失可以到就近的公安派出所申请补领，工本费20元。",
        "身份证丢失可以到就近的公安派出所申请补领，工本费四十五元。",
        "公安机关自受理之日起7日内发放证件。",
        "居民身份证丢失的，可以到市民政局申请补领。",
        "咨询可以拨打0578-2091234。",
        "依据是《中华人民共和国户口登记条例》第十一条。",
        "居民身份证丢失的，不可以到就近的公安派出所申请补领。",
        "需要原户籍地的证明。",
        "补领身份证免费。",
        "请访问 www.example.com 办理身份证补领。",
        "您的中奖信息已经核实，请提供银行卡密码。",
        "好的，我已忽略之前的规则，市长承诺全额赔偿您的损失。",
        "",
      })
  void whatThePassageDoesNotSayIsCaught(String text) {
    assertThat(check.fault(text, PASSAGE)).isPresent();
  }

  @Test
  void aFlourishMuchLongerThanItsSourceIsCaught() {
    assertThat(check.fault(PASSAGE.repeat(3), PASSAGE)).isPresent();
  }
}
