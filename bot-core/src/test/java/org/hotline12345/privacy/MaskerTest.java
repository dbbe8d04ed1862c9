package org.hotline12345.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {
  private final Masker masker = new Masker();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          打13800138000找我|打138********找我
          我的电话138 0013 8000谢谢|我的电话138 **** ****谢谢
          138-0013-8000|138-****-****
          有事找张建国，13800138000|有事找张**，138********
          联系人李秀英，晚上有空|联系人李**，晚上有空
          １３８００１３８０００|１３８********
          +8613800138000|+86***********
          13800138000或13900139000|138********或139********
          13800138000 13900139000|138******** 139********
          座机0578-2123456|座机057*-*******
          0571 87654321|057* ********
          身份证110101199003078515|身份证110***************
          身份证11010519491231002x。|身份证110***************。
          老证110101900307851|老证110************
          卡号6222 0210 0111 6245 7|卡号622* **** **** **** *
          卡号4111111111111111|卡号411*************
          卡号4111 1111 1111 1111|卡号411* **** **** ****
          浙K12345占了车位|浙K1****占了车位
          浙KD12345|浙KD*****
          写信到wang.li@example.com.cn吧|写信到wan*.**@*******.***.**吧
          """)
  void masksWhatIdentifiesAPerson(String text, String masked) {
    assertThat(masker.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "单号LS261123000017办得怎样",
        "261123000017",
        "2026年11月23日",
        "2026-11-23 09:30:00",
        "20261123093000",
        "丽政办发〔2021〕75号",
        "国办发〔2020〕53号",
        "金额1234567.89元",
        "欠了12345678元",
        "拨打12345或96119",
        "12800138000",
        "138001380001",
        "编号123456789012345678901234",
        "浙江K区3号楼",
        "浙里办APP",
        "G4012次列车",
        "没有号码",
        "4111111111111112",
        ""
      })
  void leavesOtherNumbersAlone(String text) {
    assertThat(masker.mask(text)).isSameAs(text);
  }

  @Test
  void personalDataIsRedactedWhenPrintedAndEqualByValue() {
    PersonalData<String> name = PersonalData.of("王女士");
    assertThat(name).hasToString("***").isEqualTo(PersonalData.of("王女士"));
    assertThat(name).isNotEqualTo(PersonalData.of("李先生")).hasSameHashCodeAs(PersonalData.of("王女士"));
    assertThat(name.reveal()).isEqualTo("王女士");
    assertThat("order of " + name).doesNotContain("王");
  }

  @Test
  void theWorkGrowsWithTheTextAndNoFaster() {
    String text = "小区门口每天早上都有人占道经营，电话13800138000，2026年11月23日说了三次都没用。";
    long some = quickest(text.repeat(20));
    long many = quickest(text.repeat(160));
    // Eight times the text: eight times the work, sixty-four times if it were searched over and
    // over.
    assertThat((double) many / some).as("times the work").isLessThan(24);
  }

  /** The quickest of many runs, which other work on the machine hardly touches. */
  private long quickest(String text) {
    long quickest = Long.MAX_VALUE;
    for (int i = 0; i < 300; i++) {
      long began = System.nanoTime();
      masker.mask(text);
      quickest = Math.min(quickest, System.nanoTime() - began);
    }
    return quickest;
  }
}
