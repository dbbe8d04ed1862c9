package org.hotline12345.kbindex.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12345.knowledge.TestArticles.DAY;
import static org.hotline12345.knowledge.TestArticles.article;

import java.nio.file.Path;
import java.util.List;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.wording.WordBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Document numbers, provisions, amounts and terms, however they are spelled. */
class CitedTest {
  private static final List<KnowledgeArticle> ARTICLES =
      List.of(
          based(
              article("care", "养老服务补贴", "低保老人每月可以领取补贴。"),
              List.of("《关于加快养老服务发展的通知》（丽政办发〔2021〕75号）"),
              "市民政局"),
          based(
              article("province", "文件75号2021年办发丽政说明", "浙江省的文件。"), List.of("浙政办发〔2021〕75号"), "省政府"),
          based(article("paper", "人才公寓申请", "符合条件的可以申请。"), List.of(), "丽人社发[2020]12号"),
          article("body", "停车收费", "依据丽发改价格〔2019〕8号执行。"),
          based(
              article("quit", "离职补偿", "单位欠薪的可以离职并要求补偿。"),
              List.of("《中华人民共和国劳动合同法》第三十条、第三十八条、第四十六条至第四十八条"),
              "国家法律"),
          based(
              article("deal", "劳动合同法三十八问", "合同的订立和三十八个问题。"), List.of("《中华人民共和国劳动法》第三十七条"), "国家法律"),
          article("isolate", "来访登记", "入境以后隔离十四天，之后可以外出。"),
          article("walk", "来访须知", "入境以后隔离四天，之后可以外出。"),
          article("loan", "创业扶持", "最高可以借200000元，无需抵押。"),
          article("grant", "创业帮助", "最高可以借五百元，无需抵押。"));

  @TempDir Path dir;
  private LuceneKnowledgeIndex index;

  @BeforeEach
  void open() {
    index = LuceneKnowledgeIndex.open(dir, EmbeddingModels.bgeSmallZh(), () -> WordBook.EMPTY);
    index.apply(ARTICLES, 10);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private static KnowledgeArticle based(KnowledgeArticle a, List<String> basis, String source) {
    return new KnowledgeArticle(
        a.id(),
        a.version(),
        a.title(),
        a.questions(),
        a.body(),
        a.department(),
        a.region(),
        a.audience(),
        basis,
        source,
        a.asOf(),
        a.validFrom(),
        a.validTo(),
        a.reviewBy(),
        a.keywords(),
        a.state(),
        a.revision());
  }

  private String first(String question) {
    return index
        .retrieve(new RetrievalQuery(question, "331100", DAY, 10))
        .getFirst()
        .passage()
        .articleId();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "丽政办发〔2021〕75号",
        "丽政办发[2021]75号",
        "丽政办发2021 75号",
        "丽政办发【2021】７５号",
        "丽政办发（二〇二一）七十五号",
        "请问丽政办发〔2021〕第75号文件说了什么",
        "想看一下丽政办发(2021)75号"
      })
  void aDocumentNumberFindsWhatRestsOnIt(String question) {
    assertThat(first(question)).isEqualTo("care");
  }

  @ParameterizedTest
  @CsvSource({
    "浙政办发〔2021〕75号, province",
    "丽人社发〔2020〕12号, paper",
    "丽发改价格2019 8号, body",
    "劳动合同法第三十八条, quit",
    "第三十八条, quit",
    "《劳动合同法》第38条怎么规定, quit",
    "请问劳动合同法第47条是什么, quit",
    "劳动法第三十七条, deal"
  })
  void sourceBodyAndProvisionsAreFoundToo(String question, String article) {
    assertThat(first(question)).isEqualTo(article);
  }

  @ParameterizedTest
  @CsvSource({
    "入境隔离14天, isolate",
    "入境隔离４天, walk",
    "可以借二十万, loan",
    "可以借20万, loan",
    "可以借二十万元吗, loan",
    "可以借500元, grant"
  })
  void amountsAndTermsAreFoundInAnySpelling(String question, String article) {
    index.close();
    index = LuceneKnowledgeIndex.open(dir.resolve("words"), null, () -> WordBook.EMPTY);
    index.apply(ARTICLES, 10);
    assertThat(first(question)).as("by words alone, so that no model hides it").isEqualTo(article);
  }

  @Test
  void reasonsTellOfTheCitation() {
    assertThat(
            index
                .explain(new RetrievalQuery("丽政办发[2021]75号", "331100", DAY, 10))
                .getFirst()
                .reasons())
        .contains("条目的标题、依据、来源或者正文里有问题所引的文号或者条款。")
        .last()
        .isEqualTo("比下一条靠前，因为带有问题所引的文号或者条款。");
  }
}
