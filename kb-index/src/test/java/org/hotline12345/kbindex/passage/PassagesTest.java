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
}
