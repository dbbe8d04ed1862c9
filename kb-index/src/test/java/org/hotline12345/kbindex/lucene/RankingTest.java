package org.hotline12345.kbindex.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12345.knowledge.TestArticles.DAY;
import static org.hotline12345.knowledge.TestArticles.article;
import static org.hotline12345.knowledge.TestArticles.inRegion;

import java.nio.file.Path;
import java.util.List;
import org.hotline12345.knowledge.Explained;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.wording.WordBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ranks by words alone, so that no model hides it. */
class RankingTest {
  private static final String JINYUN = "331122";

  @TempDir Path dir;
  private LuceneKnowledgeIndex index;

  @BeforeEach
  void open() {
    index = LuceneKnowledgeIndex.open(dir, null, () -> WordBook.EMPTY);
    index.apply(
        List.of(
            article("rent", "房屋租赁纠纷", "出租人应当退还押款，承租人可以要求违约金。"),
            article("waste", "生活垃圾分类", "厨余垃圾和其他垃圾分开投放。"),
            article("fund", "住房公积金提取", "租用住处可以提取公积金，在线申请。"),
            article("licence", "驾驶证丢了", "带身份证来补。"),
            inRegion(article("fund-jinyun", "住房公积金提取", "租用住处可以提取公积金，在线申请。"), JINYUN)),
        5);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private List<Explained> explained(String question, String region) {
    return index.explain(new RetrievalQuery(question, region, DAY, 10));
  }

  private List<String> found(String question, String region) {
    return index.retrieve(new RetrievalQuery(question, region, DAY, 10)).stream()
        .map(hit -> hit.passage().articleId())
        .toList();
  }

  @Test
  void peoplesWordsFindOfficialOnes() {
    assertThat(found("房东", "331100")).containsExactly("rent");
  }

  @Test
  void wordsWrittenBySoundAreFound() {
    assertThat(found("拉级", "331100")).isEmpty();
    assertThat(found("垃极分类", "331100")).first().isEqualTo("waste");
    assertThat(found("生活拉圾", "331100")).first().isEqualTo("waste");
  }

  @Test
  void theOwnCountyComesBeforeTheCity() {
    assertThat(found("公积金提取", JINYUN)).containsExactly("fund-jinyun", "fund");
    assertThat(found("公积金提取", "331100")).containsExactly("fund");
  }

  @Test
  void reasonsNameWordsAndHowRareTheyAre() {
    Explained best = explained("公积金怎么提取", JINYUN).getFirst();
    assertThat(best.hit().passage().articleId()).isEqualTo("fund-jinyun");
    assertThat(best.reasons())
        .anyMatch(reason -> reason.contains("“公积金”（全库 2 条有）"))
        .anyMatch(reason -> reason.contains("当地的条目"))
        .anyMatch(reason -> reason.startsWith("比下一条靠前"));
  }

  @Test
  void aWordIsNamedOnlyWhenItStandsInTheArticleAsAWhole() {
    Explained licence = explained("身份证丢了", "331100").getFirst();
    assertThat(licence.hit().passage().articleId()).isEqualTo("licence");
    assertThat(String.join("", licence.reasons()))
        .contains("“身份证”（全库 1 条有）")
        .contains("“证丢了”")
        .doesNotContain("身份证丢了");
  }

  @Test
  void reasonsTellWhatWasPutRightAndWhatAnotherWordFound() {
    assertThat(explained("生活拉圾", "331100").getFirst().reasons()).first().isEqualTo("问题按“生活垃圾”理解。");
    assertThat(explained("房东", "331100").getFirst().reasons()).contains("问的是“房东”，条目里写作“出租人”。");
  }

  @Test
  void explainingDoesNotChangeTheOrder() {
    assertThat(explained("提取", JINYUN).stream().map(each -> each.hit().passage().articleId()))
        .containsExactlyElementsOf(found("提取", JINYUN));
  }
}
