package org.hotline12345.kbindex.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotline12345.knowledge.TestArticles.DAY;
import static org.hotline12345.knowledge.TestArticles.article;
import static org.hotline12345.knowledge.TestArticles.inRegion;
import static org.hotline12345.knowledge.TestArticles.valid;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.wording.WordBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneKnowledgeIndexTest {
  private static final KnowledgeArticle ID_CARD =
      article(
          "id-card",
          "居民身份证补领",
          """
          身份证丢失的，到就近派出所申请补领。

          ## 需要材料
          - 户口簿或者其他身份证明

          ## 费用和时限
          工本费四十元，六十日内领取。""");
  private static final KnowledgeArticle FUND = article("fund", "住房公积金提取", "租房可以提取公积金，在线申请。");
  private static final KnowledgeArticle PENSION =
      article("pension", "养老保险转移", "换了城市工作，养老保险可以转移接续。");

  @TempDir Path dir;
  private LuceneKnowledgeIndex index;

  @BeforeEach
  void open() {
    index = LuceneKnowledgeIndex.open(dir, EmbeddingModels.bgeSmallZh(), () -> WordBook.EMPTY);
    index.apply(List.of(ID_CARD, FUND, PENSION), 3);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private List<String> found(String question) {
    return found(question, "331100", DAY);
  }

  private List<String> found(String question, String region, LocalDate day) {
    return index.retrieve(new RetrievalQuery(question, region, day, 10)).stream()
        .map(hit -> hit.passage().articleId())
        .toList();
  }

  private Hit best(String question) {
    return index.retrieve(new RetrievalQuery(question, "331100", DAY, 1)).getFirst();
  }

  @Test
  void meaningFindsWhatWordsDoNot() {
    Hit hit = best("证件掉了想重新办一张");
    assertThat(hit.passage().articleId()).isEqualTo("id-card");
    assertThat(hit.cosine()).isBetween(0.5, 1.0);
    assertThat(best("跳槽到外地社保带过去").passage().articleId()).isEqualTo("pension");
  }

  @Test
  void representsTheArticleByThePassageThatFits() {
    assertThat(best("补办身份证要带什么材料").passage().heading()).isEqualTo("需要材料");
    assertThat(best("补身份证工本费多少").passage().text()).contains("四十元");
    assertThat(best("身份证丢失").passage().heading()).isEmpty();
  }

  @Test
  void anEditIsFoundAndTheOldWordsAreNotWhenApplyReturns() {
    KnowledgeArticle edited = article("fund", "住房公积金提取", "装电梯也可以提取。").stored(2, 4);
    index.apply(List.of(edited), 4);
    Hit hit = best("装电梯");
    assertThat(hit.passage()).extracting("articleId", "version").containsExactly("fund", 2);
    assertThat(hit.passage().text()).isEqualTo("装电梯也可以提取。");
    assertThat(index.retrieve(new RetrievalQuery("租房", "331100", DAY, 10)))
        .noneMatch(other -> other.passage().text().contains("租房"));
    assertThat(index.revision()).isEqualTo(4);
  }

  @Test
  void whatMayNotBeServedIsNeverFound() {
    index.apply(
        List.of(
            FUND.withState(ArticleState.WITHDRAWN),
            PENSION.withState(ArticleState.EXPIRED),
            article("draft", "公积金草稿", "公积金").withState(ArticleState.DRAFT),
            article("review", "公积金待审", "公积金").withState(ArticleState.IN_REVIEW),
            valid(article("past", "公积金旧政策", "公积金"), DAY.minusDays(9), DAY.minusDays(1)),
            valid(article("future", "公积金新政策", "公积金"), DAY.plusDays(1), DAY.plusDays(9))),
        9);
    assertThat(found("公积金养老保险")).containsOnly("id-card");
    assertThat(found("公积金", "331100", DAY.minusDays(1))).contains("past").doesNotContain("future");
    assertThat(found("公积金", "331100", DAY.plusDays(1))).contains("future").doesNotContain("past");
    assertThat(found("公积金", "331100", DAY.plusDays(9))).contains("future");
    assertThat(found("公积金", "331100", DAY.plusDays(10))).doesNotContain("future");
  }

  @Test
  void aCountysArticleIsForItsOwnPeopleAndTheCitysForAll() {
    index.apply(List.of(inRegion(article("qingtian", "青田公交卡", "青田公交卡办理"), "331121")), 4);
    assertThat(found("公交卡")).doesNotContain("qingtian").contains("fund");
    assertThat(found("公交卡", "331102", DAY)).doesNotContain("qingtian");
    assertThat(found("公交卡", "331121", DAY)).contains("qingtian", "fund");
    assertThat(found("公交卡", "331121104", DAY)).as("a town of it").contains("qingtian");
    assertThat(found("公交卡", "330102", DAY)).as("from elsewhere").contains("fund");
  }

  @Test
  void remembersItsRevisionAndArticlesOverARestart() {
    index.close();
    index = LuceneKnowledgeIndex.open(dir, EmbeddingModels.bgeSmallZh(), () -> WordBook.EMPTY);
    assertThat(index.revision()).isEqualTo(3);
    assertThat(found("公积金").getFirst()).isEqualTo("fund");
  }

  @Test
  void worksByWordsAloneAndIsRefilledWhenVectorsCome() {
    index.close();
    index = LuceneKnowledgeIndex.open(dir, null, () -> WordBook.EMPTY);
    assertThat(index.revision()).as("made with vectors: begins anew").isZero();
    index.apply(List.of(ID_CARD, FUND, PENSION), 3);
    Hit hit = best("公积金怎么提取");
    assertThat(hit.passage().articleId()).isEqualTo("fund");
    assertThat(hit).extracting(Hit::lexical, Hit::cosine).containsExactly(1.0, 0.0);
    assertThat(best("工本费要多少").passage().heading()).isEqualTo("费用和时限");
    assertThat(found("zzz")).isEmpty();
  }

  @Test
  void aModelThatFailsIsReplacedByWords() {
    index.close();
    index = LuceneKnowledgeIndex.open(dir, new FailingOnQuestions(), () -> WordBook.EMPTY);
    assertThat(index.revision()).isEqualTo(3);
    assertThat(found("公积金")).containsExactly("fund");
  }

  @Test
  void strangeQuestionsDoNotBreakIt() {
    assertThat(found("?!。")).isNotNull();
    assertThat(found("公积金".repeat(2000))).contains("fund");
    assertThat(found("\uD83D AND (\"*:* title:x^")).isNotNull();
    assertThatThrownBy(() -> found(" ")).hasMessage("text: blank (expected: a question)");
    assertThatThrownBy(() -> index.retrieve(new RetrievalQuery("x", "331100", DAY, 0)))
        .hasMessage("limit: 0 (expected: 1 or more)");
  }

  /** Has the real model's name and documents, and no answer for a question. */
  private static final class FailingOnQuestions implements EmbeddingModel {
    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
      return EmbeddingModels.bgeSmallZh().embedAll(segments);
    }

    @Override
    public Response<Embedding> embed(String text) {
      throw new IllegalStateException("out of order");
    }

    @Override
    public String modelName() {
      return EmbeddingModels.bgeSmallZh().modelName();
    }
  }
}
