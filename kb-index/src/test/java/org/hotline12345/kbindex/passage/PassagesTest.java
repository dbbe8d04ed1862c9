package org.hotline12345.kbindex.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hotline12345.knowledge.TestArticles.article;

import java.util.List;
import java.util.Random;
import org.hotline12345.knowledge.Passage;
import org.junit.jupiter.api.Test;

class PassagesTest {
  private static List<Passage> cut(String body) {
    return Passages.of(article("a", "题", body));
  }

  @Test
  void leadAndSectionsWithTheirHeadingPath() {
    assertThat(
            cut(
                """
                先说结论。
                #不是标题

                ## 怎么办
                一步。

                ### 网上
                点开。
                ## 问谁
                窗口。
                ## 空的
                """))
        .extracting(Passage::heading, Passage::text)
        .containsExactly(
            tuple("", "先说结论。\n#不是标题"),
            tuple("怎么办", "一步。"),
            tuple("怎么办 > 网上", "点开。"),
            tuple("问谁", "窗口。"));
    assertThat(cut("  \n")).isEmpty();
  }

  @Test
  void longTextIsCutBehindSentencesAndNothingIsLost() {
    String sentence = "符合条件的企业可以向所在地主管部门申请补贴，材料齐全的当场受理（“一次办成。”）。";
    String body = sentence.repeat(40);
    List<Passage> passages = cut(body);
    assertThat(passages)
        .allSatisfy(
            passage -> {
              assertThat(passage.text().length()).isBetween(30, Passages.MOST);
              assertThat(passage.text()).startsWith("符合").endsWith("）。");
            });
    assertThat(String.join("", passages.stream().map(Passage::text).toList())).isEqualTo(body);
  }

  @Test
  void anySortOfTextIsKeptWholeInPiecesOfBearableLength() {
    Random random = new Random(20260701);
    String alphabet = "办事指南一二三，。；“”）😀 \n";
    for (int round = 0; round < 200; round++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(random.nextInt(3000), 0, alphabet.codePointCount(0, alphabet.length()))
          .forEach(
              i -> text.appendCodePoint(alphabet.codePointAt(alphabet.offsetByCodePoints(0, i))));
      List<Passage> passages = cut(text.toString());
      assertThat(passages).as("round %d", round).allMatch(p -> p.text().length() <= Passages.MOST);
      assertThat(
              String.join("", passages.stream().map(Passage::text).toList()).replaceAll("\\s", ""))
          .as("round %d", round)
          .isEqualTo(text.toString().replaceAll("\\s", ""));
      assertThat(passages)
          .noneMatch(p -> Character.isLowSurrogate(p.text().charAt(0)))
          .noneMatch(p -> Character.isHighSurrogate(p.text().charAt(p.text().length() - 1)));
    }
    assertThat(cut("长".repeat(1000))).hasSize(3);
  }

  @Test
  void linesThatOpenChaptersAndClausesOfPlainTextOpenPassages() {
    assertThat(
            cut(
                """
                为了规范签约，制定本办法。
                第一章 总则
                第一条　本市居民可以签约。
                第三条规定的人除外。
                第二章 收费
                　　第二条 每人每年120元。
                （一）个人负担20元；
                第十条之一 特困人员免费。
                ## 附件
                见表。
                第一节 表
                第一条：无。
                """))
        .extracting(Passage::heading, Passage::text)
        .containsExactly(
            tuple("", "为了规范签约，制定本办法。"),
            tuple("第一章 总则 > 第一条", "本市居民可以签约。\n第三条规定的人除外。"),
            tuple("第二章 收费 > 第二条", "每人每年120元。\n（一）个人负担20元；"),
            tuple("第二章 收费 > 第十条之一", "特困人员免费。"),
            tuple("附件", "见表。"),
            tuple("附件 > 第一节 表 > 第一条", "无。"));
  }

  @Test
  void everyPassageOfALongTableSaysWhatItsColumnsAre() {
    String head = "| 网点 | 地址 | 电话 |\n| --- | --- | --- |\n";
    StringBuilder table = new StringBuilder(head);
    for (int row = 1; row <= 40; row++) {
      table.append("| 服务点").append(row).append(" | 人民街；东门").append(row).append("号 | 0578 |\n");
    }
    List<Passage> passages = cut("网点如下：\n\n" + table + "\n以上每天开放。");
    assertThat(passages).hasSizeGreaterThan(4);
    assertThat(passages).allMatch(p -> p.text().length() <= Passages.MOST);
    assertThat(passages.getFirst().text()).startsWith("网点如下：\n\n" + head + "| 服务点1 |");
    assertThat(passages.subList(1, passages.size() - 1))
        .allSatisfy(p -> assertThat(p.text()).startsWith(head + "| 服务点").endsWith(" |"));
    assertThat(passages.getLast().text()).endsWith("以上每天开放。");
    String all = String.join("\n", passages.stream().map(Passage::text).toList());
    for (int row = 1; row <= 40; row++) {
      assertThat(all).containsOnlyOnce("| 服务点" + row + " | 人民街；东门" + row + "号 | 0578 |");
    }
  }

  @Test
  void aTableOfHugeCellsIsCutLikeText() {
    String head = "| 事项 | 说明 |\n| --- | --- |\n";
    List<Passage> passages = cut(head + "| 甲 | " + "说明一句。".repeat(200) + " |\n| 乙 | 短 |");
    assertThat(passages).allMatch(p -> p.text().length() <= Passages.MOST);
    assertThat(passages).allMatch(p -> p.text().startsWith(head));
    String wide = "| " + "列".repeat(300) + " |\n| --- |\n";
    List<Passage> cut = cut(wide + "| 值。 |\n".repeat(60));
    assertThat(cut).hasSizeGreaterThan(1).allMatch(p -> p.text().length() <= Passages.MOST);
  }
}
