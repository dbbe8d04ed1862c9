package org.hotline12345.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WechatFormTest {

  @Test
  void marksGoLinksAndListsStay() {
    String answer =
        """
        **可以**补领，见[浙里办](https://zlb.cn/a)。

        1. 取号
        2. 拍照

        - 户口簿
        - 身份证

        | 项目 | 金额 |
        |---|---|
        | 甲 | 5元 |
        """;
    assertThat(WechatForm.bubbles(answer))
        .containsExactly("可以补领，见浙里办：https://zlb.cn/a 。\n1. 取号\n2. 拍照\n· 户口簿\n· 身份证\n项目｜金额\n甲｜5元");
  }

  @Test
  void longOnesAreCutBetweenParagraphsOrSentencesAndLoseNothing() {
    String sentence = "这一条说的是怎样申请临时救助并且要带哪些材料。";
    String text = sentence.repeat(40) + "\n\n" + "末段。".repeat(30);
    List<String> bubbles = WechatForm.bubbles(text);
    assertThat(bubbles).hasSizeGreaterThan(1).allMatch(b -> b.length() <= WechatForm.LONGEST);
    assertThat(bubbles).allMatch(b -> b.endsWith("。"));
    assertThat(String.join("", bubbles).replace("\n", "")).isEqualTo(text.replace("\n", ""));
    assertThat(WechatForm.bubbles("字".repeat(1500))).hasSize(3);
    assertThat(WechatForm.bubbles("")).isEmpty();
  }
}
