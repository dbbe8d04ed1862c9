package org.hotline12345.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConversationMaskerTest {
  private final ConversationMasker masker = new ConversationMasker(new Masker());

  @Test
  void aNameIntroducedOnceIsCoveredLater() {
    assertThat(masker.mask("包工头叫刘大柱")).isEqualTo("包工头叫刘**");
    assertThat(masker.mask("昨天又看到刘大柱了")).isEqualTo("昨天又看到刘**了");
  }

  @Test
  void aNumberInPiecesIsCoveredInAllOfThem() {
    assertThat(masker.mask("我电话138")).isEqualTo("我电话***");
    assertThat(masker.mask("零零零零")).isEqualTo("****");
    assertThat(masker.mask("8000")).isEqualTo("****");
    assertThat(masker.mask("欠了8000元")).isEqualTo("欠了8000元");
  }

  @Test
  void whatAnswersTheQuestionForTheNameIsOne() {
    masker.asked("请问您怎么称呼？");
    assertThat(masker.mask("陈志明")).isEqualTo("陈**");
    assertThat(new ConversationMasker(new Masker()).mask("陈志明")).isEqualTo("陈志明");
  }

  @Test
  void whatIsNoPersonsStays() {
    assertThat(masker.mask("拨打12345或者96119，单号LS261110002196"))
        .isEqualTo("拨打12345或者96119，单号LS261110002196");
  }
}
