package org.hotline12345.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.Passage;
import org.hotline12345.knowledge.TestArticles;
import org.junit.jupiter.api.Test;

class AnswererTest {
  private static final String TITLE = "云溪市家庭医生签约服务办法";
  private static final String CLAUSE = "签约服务费每人每年120元，其中个人负担20元。";
  private static final KnowledgeArticle DOCUMENT =
      titled(
          TITLE,
          TITLE,
          """
          《云溪市家庭医生签约服务办法》（云卫发〔2024〕3号），由云溪市卫生健康局发布。

          ## 第一章 总则

          ### 第三条

          本市常住居民可以自愿签约。

          ## 第二章 收费

          ### 第五条

          签约服务费每人每年120元，其中个人负担20元。

          特困人员免费。
          """);

  private final Answerer answerer = new Answerer(null);

  private String answer(String question, KnowledgeArticle article, String heading, String words) {
    return answerer.answer(question, article, passage(article, heading, words)).text();
  }

  @Test
  void aDetailOfADocumentIsToldFromTheClauseThatWasFoundWithItsPath() {
    assertThat(answer("家庭医生签约一年多少钱", DOCUMENT, "第二章 收费 > 第五条", CLAUSE))
        .isEqualTo("**第二章 收费 > 第五条**\n\n" + CLAUSE + "\n\n特困人员免费。");
    assertThat(answer("家庭医生签约一年多少钱", DOCUMENT, "第一章 总则 > 第三条", "本市常住居民可以自愿签约。"))
        .as("a clause that names no sum")
        .isEqualTo("**第二章 收费 > 第五条**\n\n" + CLAUSE + "\n\n特困人员免费。");
    assertThat(answer("家庭医生签约是自愿的吗", DOCUMENT, "第一章 总则 > 第三条", "本市常住居民可以自愿签约。"))
        .startsWith("**第一章 总则 > 第三条**");
  }

  @Test
  void aClauseTooLongToTellIsToldByThePassageThatWasFound() {
    String filler = "签约机构应当按照规定提供服务。".repeat(60);
    KnowledgeArticle article = titled(TITLE, TITLE, "发布。\n\n## 第五条\n\n" + filler + CLAUSE);
    assertThat(answer("签约一年多少钱", article, "第五条", CLAUSE)).isEqualTo("**第五条**\n\n" + CLAUSE);
  }

  @Test
  void theDocumentItselfIsToldByItsLead() {
    for (String question : List.of(TITLE, "1", "云溪市卫生健康局发布的家庭医生签约")) {
      assertThat(answer(question, DOCUMENT, "第二章 收费 > 第五条", CLAUSE))
          .as(question)
          .startsWith("《云溪市家庭医生签约服务办法》");
    }
    assertThat(answer("家庭医生签约一年多少钱", DOCUMENT, "", "《云溪市家庭医生签约服务办法》"))
        .startsWith("《云溪市家庭医生签约服务办法》");
  }

  @Test
  void aPassageOfAnotherVersionIsNotTold() {
    Passage old = new Passage("a", 7, TITLE, "第二章 收费 > 第五条", "签约服务费每人每年90元。");
    assertThat(answerer.answer("家庭医生签约一年多少钱", DOCUMENT, old).text()).doesNotContain("90元");
  }

  @Test
  void clausesOfPlainTextAreToldAlike() {
    KnowledgeArticle plain =
        titled(TITLE, TITLE, "由云溪市卫生健康局发布。\n第二章 收费\n第五条　" + CLAUSE + "\n第六条 不满意的，可以投诉。");
    assertThat(answer("签约不满意找谁投诉", plain, "第二章 收费 > 第六条", "不满意的，可以投诉。"))
        .isEqualTo("**第二章 收费 > 第六条**\n\n不满意的，可以投诉。");
  }

  @Test
  void aDocumentWithoutClausesIsToldFromItsSection() {
    KnowledgeArticle guide =
        titled("家庭医生签约服务指南", "家庭医生签约服务指南", "《家庭医生签约服务指南》。\n\n## 服务对象\n\n居民。\n\n## 收费\n\n" + CLAUSE);
    assertThat(answer("家庭医生签约一年多少钱", guide, "收费", CLAUSE)).isEqualTo("**收费**\n\n" + CLAUSE);
  }

  @Test
  void anArticleWhoseLeadAnswersKeepsItsWay() {
    String body = "居住证满半年可以申领，当场受理。\n\n## 怎么办\n\n到派出所。\n\n## 要带的材料\n\n身份证、租房合同。";
    KnowledgeArticle article = titled("居住证申领", "居住证怎么办理", body);
    assertThat(answer("居住证要带什么材料", article, "怎么办", "到派出所。"))
        .isEqualTo("居住证满半年可以申领，当场受理。\n\n**要带的材料**\n\n身份证、租房合同。");
    assertThat(answer("居住证租房合同", article, "要带的材料", "身份证、租房合同。"))
        .isEqualTo("居住证满半年可以申领，当场受理。\n\n**怎么办**\n\n到派出所。");
    assertThat(answer("外地人租房合同", article, "要带的材料", "身份证、租房合同。"))
        .isEqualTo("**要带的材料**\n\n身份证、租房合同。");
  }

  private static Passage passage(KnowledgeArticle article, String heading, String words) {
    return new Passage(article.id(), article.version(), article.title(), heading, words);
  }

  private static KnowledgeArticle titled(String title, String question, String body) {
    KnowledgeArticle a = TestArticles.article("a", title, body);
    return new KnowledgeArticle(
        a.id(),
        1,
        a.title(),
        List.of(question),
        a.body(),
        a.department(),
        a.region(),
        a.audience(),
        a.legalBasis(),
        a.source(),
        a.asOf(),
        a.validFrom(),
        a.validTo(),
        a.reviewBy(),
        a.keywords(),
        ArticleState.PUBLISHED,
        a.revision());
  }
}
