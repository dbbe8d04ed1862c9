package org.hotline12345.kbindex.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.junit.jupiter.api.Test;

class LikenessTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private static KnowledgeArticle article(String id, String title, String body) {
    return new KnowledgeArticle(
        id,
        0,
        title,
        List.of(title),
        body,
        "市民政局",
        "331100",
        List.of(),
        List.of(),
        "测试",
        DAY,
        DAY,
        null,
        null,
        List.of(),
        ArticleState.PUBLISHED,
        0);
  }

  private static Resemblance compare(KnowledgeArticle known, KnowledgeArticle article) {
    Likeness likeness = new Likeness();
    likeness.add(known);
    return likeness.of(article, Set.of());
  }

  @Test
  void twoAmountsForOneMatterAreAConflictWithBothSentences() {
    Resemblance found =
        compare(
            article("a", "自行车丢失怎么赔偿", "24小时内报告，每辆赔偿600元。"),
            article("b", "公共自行车丢失怎么赔偿", "应当在24小时内报告，每辆赔偿五百元。"));
    assertThat(found.conflicts())
        .containsExactly(new Conflict("a", "自行车丢失怎么赔偿", "应当在24小时内报告，每辆赔偿五百元", "24小时内报告，每辆赔偿600元"));
    assertThat(found.duplicates()).isEmpty();
  }

  @Test
  void oneAmountWrittenTwoWaysIsNone() {
    assertThat(
            compare(
                    article("a", "高温津贴标准", "高温津贴每人每月1,000元。"),
                    article("b", "高温津贴的标准", "高温津贴每人每月一千元。"))
                .conflicts())
        .isEmpty();
  }

  @Test
  void theSameWordsAreADuplicate() {
    String body = "年满六十周岁的老年人可以免费办理优待证，凭证享受公共交通和公园优惠。";
    assertThat(compare(article("a", "优待证", body), article("b", "老年证怎么办", body)).duplicates())
        .singleElement()
        .satisfies(twin -> assertThat(twin.likeness()).isEqualTo(1));
  }

  @Test
  void stockPhrasesOfOtherMattersAreNoConflict() {
    assertThat(
            compare(article("a", "护照办理", "办理时限为7个工作日。"), article("b", "结婚登记", "办理时限为1个工作日。"))
                .conflicts())
        .isEmpty();
  }
}
