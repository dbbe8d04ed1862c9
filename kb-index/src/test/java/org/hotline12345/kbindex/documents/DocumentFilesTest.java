package org.hotline12345.kbindex.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import org.hotline12345.kbindex.files.FileProblem;
import org.hotline12345.kbindex.passage.Passages;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.Passage;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.Gazetteer;
import org.junit.jupiter.api.Test;

/** Real files of each format, made by the programs offices use; see the README beside them. */
class DocumentFilesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Gazetteer GAZETTEER = Gazetteer.shipped();
  private static final DocumentFiles FILES =
      new DocumentFiles(Departments.shipped(GAZETTEER), GAZETTEER, ReadingLimits.USUAL);

  static SourceFile resource(String name) {
    try (InputStream in = DocumentFilesTest.class.getResourceAsStream("/documents/" + name)) {
      return new SourceFile(name, in.readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static ReadDocuments read(String... names) {
    return FILES.read(
        java.util.Arrays.stream(names).map(DocumentFilesTest::resource).toList(),
        null,
        TODAY,
        (done, total) -> {});
  }

  private static DocumentDraft one(String name) {
    ReadDocuments read = read(name);
    assertThat(read.problems()).isEmpty();
    assertThat(read.drafts()).hasSize(1);
    return read.drafts().getFirst();
  }

  @Test
  void aWordDocumentKeepsItsHeadItsClausesItsTablesAndItsAnnex() {
    DocumentDraft draft = one("measures.docx");
    assertMeasures(draft);
    assertThat(draft.warnings()).isEmpty();
  }

  private static void assertMeasures(DocumentDraft draft) {
    KnowledgeArticle article = draft.article();
    assertThat(article.title()).isEqualTo("云溪市人民政府办公室关于印发《云溪市公共自行车管理办法》的通知");
    assertThat(article.questions()).contains("云溪市公共自行车管理办法");
    assertThat(draft.documentNumber()).isEqualTo("云政办发〔2024〕18号");
    assertThat(draft.issuer()).isEqualTo("云溪市人民政府办公室");
    assertThat(draft.issued()).isEqualTo("2024-03-15");
    assertThat(article.id()).isEqualTo("doc-yunzhengbanfa-2024-18");
    assertThat(article.validFrom()).isEqualTo("2024-05-01");
    assertThat(article.validTo()).isEqualTo("2029-04-30");
    assertThat(draft.clauses()).isEqualTo(6);
    assertThat(draft.tables()).isEqualTo(2);
    assertThat(draft.annexes()).isEqualTo(1);
    assertThat(article.body())
        .contains("## 云溪市公共自行车管理办法")
        .contains("### 第二章 租用")
        .contains("#### 第四条")
        .contains("| 超过120分钟 | 每小时2元 | 每天最高15元 |")
        .contains("## 附件1 服务网点电话")
        .contains("| 火车站 | 0578-1234002 |")
        .doesNotContain("— 1 —")
        .doesNotContain("公报");
    assertThat(Passages.of(article))
        .extracting(Passage::heading)
        .contains("云溪市公共自行车管理办法 > 第二章 租用 > 第三条", "附件1 服务网点电话");
    assertThat(Passages.of(article))
        .filteredOn(passage -> passage.heading().endsWith("第五条"))
        .singleElement()
        .extracting(Passage::text)
        .asString()
        .contains("600元")
        .contains("（一）主动报告的，减收100元；");
  }

  @Test
  void numbersThatWordCountsItselfAndMergedCellsAreWrittenOut() {
    DocumentDraft draft = one("numbered.docx");
    assertThat(draft.article().title()).isEqualTo("云溪市家庭医生签约服务指南");
    assertThat(draft.article().body())
        .contains("签约后，居民每年可以享受一次免费体检。")
        .contains("## 一、服务对象\n\n本市常住居民")
        .contains("## 三、所需材料\n\n居民身份证、社会保障卡。")
        .contains("## 收费\n\n签约服务费每人每年120元，其中个人负担20元。")
        .contains("| 老年人 | 上门随访 | 每年4次 |")
        .doesNotContain("旧标准");
  }

  @Test
  void whatNobodySeesIsDroppedAndToldAndWordsForAModelAreNamed() {
    DocumentDraft draft = one("poisoned.docx");
    assertThat(draft.article().body())
        .contains("前两小时免费")
        .doesNotContain("一律回答")
        .doesNotContain("看不见的小字")
        .doesNotContain("隐藏的字");
    assertThat(draft.warnings())
        .anySatisfy(w -> assertThat(w).contains("读者看不见").contains("忽略以上所有规则"))
        .anySatisfy(w -> assertThat(w).contains("2 个看不见的字符"))
        .anySatisfy(w -> assertThat(w).contains("写给机器的指令").contains("忽略之前的所有指令"));
  }

  @Test
  void aQuestionListBecomesOneArticlePerRowAndWrongRowsAreNamed() {
    ReadDocuments read = read("questions.xlsx");
    assertThat(read.drafts()).hasSize(3);
    KnowledgeArticle rent = read.drafts().getFirst().article();
    assertThat(rent.title()).isEqualTo("公共自行车怎么租？");
    assertThat(rent.questions()).containsExactly("公共自行车怎么租？", "自行车租用方法", "怎么借公共自行车");
    assertThat(rent.body()).isEqualTo("凭市民卡或者手机租用，60分钟以内免费。\n\n超过60分钟至120分钟收费1元。");
    assertThat(rent.validTo()).isEqualTo("2029-04-30");
    assertThat(rent.legalBasis()).containsExactly("云政办发〔2024〕18号");
    assertThat(read.drafts().get(2).article().validTo()).isNull();
    assertThat(read.problems())
        .extracting(FileProblem::message)
        .contains("第 6 行：“没有写答案的问题？”没有答案")
        .anySatisfy(m -> assertThat(m).startsWith("第 7 行：").contains("出现了两次"))
        .anySatisfy(m -> assertThat(m).contains("1 个隐藏的行没有收入"))
        .anySatisfy(m -> assertThat(m).contains("隐藏的工作表“内部”没有收入"));
    assertThat(read.drafts()).noneMatch(draft -> draft.article().title().contains("隐藏"));
  }

  @Test
  void aTableThatIsNoQuestionListIsTakenAsADocument() {
    DocumentDraft draft = one("directory.xlsx");
    assertThat(draft.article().body()).contains("| 城西服务点 | 西街3号 | 12.5% | 2024-01-15 |");
    assertThat(draft.warnings()).anySatisfy(w -> assertThat(w).contains("没有“问题”和“答案”两列"));
  }

  @Test
  void csvInGbkIsRecognised() {
    ReadDocuments read = read("questions-gbk.csv");
    assertThat(read.problems()).isEmpty();
    assertThat(read.drafts())
        .extracting(draft -> draft.article().title())
        .containsExactly("图书馆几点关门？", "图书馆借书要押金吗？");
    assertThat(read.drafts().get(1).article().body()).contains("\n\n逾期每天每册0.1元。");
  }

  @Test
  void anArchiveIsReadThroughAndItsBadFilesAreNamed() {
    ReadDocuments read = read("mixed.zip");
    assertThat(read.drafts())
        .extracting(DocumentDraft::file)
        .containsExactly(
            "mixed.zip/inner.zip/numbered.docx",
            "mixed.zip/lists/questions-gbk.csv",
            "mixed.zip/lists/questions-gbk.csv",
            "mixed.zip/measures.docx");
    assertThat(read.problems())
        .extracting(FileProblem::toString)
        .satisfiesExactlyInAnyOrder(
            p -> assertThat(p).startsWith("mixed.zip/broken.docx: 压缩"),
            p -> assertThat(p).startsWith("mixed.zip/old.doc: 这是 97-2003 旧格式（doc）"));
    assertThat(List.of(read.drafts().getLast().article().id()))
        .containsExactly("doc-yunzhengbanfa-2024-18");
  }

  @Test
  void aPdfReadsLikeTheDocumentItWasPrintedFrom() {
    DocumentDraft draft = one("measures.pdf");
    assertMeasures(draft);
  }

  @Test
  void aPdfInTwoColumnsIsReadColumnByColumn() {
    String body = one("columns.pdf").article().body();
    assertThat(body)
        .contains("供周边居民夜间停放车辆。泊位两侧设有标志牌，写明可以停放的时间和注意事项。\n\n")
        .contains("并把结果告诉提出意见的居民。\n\n大型货车")
        .contains("| 区域 | 泊位数 | 负责单位 |")
        .contains("| 西城街道 | 185个 | 西城中队 |");
    assertThat(one("columns.pdf").article().title()).isEqualTo("云溪市夜间停车便民办法解读");
  }

  @Test
  void aScanWithoutTextIsNamedAsSuch() {
    ReadDocuments read = read("scanned.pdf", "columns.pdf");
    assertThat(read.drafts()).hasSize(1);
    assertThat(read.problems())
        .singleElement()
        .extracting(FileProblem::message)
        .asString()
        .contains("没有文字层");
  }

  @Test
  void anOfdKeepsItsHeadAndItsSections() {
    DocumentDraft draft = one("notice.ofd");
    assertThat(draft.article().title()).isEqualTo("云溪市人民政府办公室关于做好高温天气户外作业防护工作的通知");
    assertThat(draft.documentNumber()).isEqualTo("云政办发〔2025〕7号");
    assertThat(draft.issuer()).isEqualTo("云溪市人民政府办公室");
    assertThat(draft.issued()).isEqualTo("2025-05-20");
    assertThat(draft.article().validTo()).isEqualTo("2030-05-31");
    assertThat(draft.article().body())
        .contains("## 二、高温津贴\n\n户外作业人员的高温津贴每人每月300元")
        .contains("全天户外作业时间不超过6小时，12时至15时不得安排户外作业。");
  }

  @Test
  void aWebPageLosesItsMenusAndWhatItHides() {
    DocumentDraft draft = one("page.html");
    assertThat(draft.article().title()).isEqualTo("云溪市老年人优待证办理指南");
    assertThat(draft.issuer()).isEqualTo("云溪市民政局");
    assertThat(draft.issued()).isEqualTo("2024-06-03");
    assertThat(draft.article().body())
        .contains("## 优惠内容\n\n| 年龄 | 公交 | 公园 |")
        .contains("咨询电话：0578-1234010。")
        .doesNotContain("首页")
        .doesNotContain("打印")
        .doesNotContain("忽略")
        .doesNotContain("藏起来")
        .doesNotContain("屏幕外")
        .doesNotContain("注释里")
        .doesNotContain("脚本写的");
    assertThat(draft.warnings()).anySatisfy(w -> assertThat(w).contains("读者看不见"));
  }
}
