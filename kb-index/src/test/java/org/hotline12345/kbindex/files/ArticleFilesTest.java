package org.hotline12345.kbindex.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleFilesTest {
  private static final String GOOD =
      """
      ---
      id: bus-card
      title: 公交卡怎么办
      questions:
        - 公交卡在哪里办
        - 坐公交要办什么卡
      department: 市交通运输局
      region: "331100"
      audience: [个人]
      legalBasis: []
      source: 《城市公共汽车和电车客运管理规定》
      asOf: 2026-06-30
      validFrom: 2026-01-01
      reviewBy: 2027-06-30
      keywords: [公交, 卡]
      ---
      到公交服务网点办理。

      ## 需要材料
      - 身份证
      """;

  @TempDir Path dir;

  private ReadArticles read(String name, String content) throws IOException {
    Files.writeString(dir.resolve(name), content);
    return ArticleFiles.folder(dir);
  }

  private List<String> problems(String from, String to) throws IOException {
    assertThat(GOOD).contains(from);
    ReadArticles read = read("bus-card.md", GOOD.replace(from, to));
    assertThat(read.articles()).isEmpty();
    return read.problems().stream().map(FileProblem::toString).toList();
  }

  @Test
  void readsWhatIsRight() throws IOException {
    ReadArticles read = read("bus-card.md", GOOD);
    assertThat(read.problems()).isEmpty();
    KnowledgeArticle article = read.articles().getFirst();
    assertThat(article.questions()).containsExactly("公交卡在哪里办", "坐公交要办什么卡");
    assertThat(article.body()).startsWith("到公交服务网点办理。").endsWith("- 身份证");
    assertThat(article.validTo()).isNull();
    assertThat(article.reviewBy()).isEqualTo(LocalDate.of(2027, 6, 30));
    assertThat(article.state()).isEqualTo(ArticleState.PUBLISHED);
    assertThat(read("bus-card.md", "\uFEFF" + GOOD.replace("\n", "\r\n")).articles())
        .as("with a byte order mark and Windows line ends")
        .hasSize(1);
  }

  @Test
  void namesTheFileAndWhatIsExpected() throws IOException {
    assertThat(problems("id: bus-card", "id: Bus_Card"))
        .contains(
            "bus-card.md: id: \"Bus_Card\" (expected: lower-case ASCII words joined by -)",
            "bus-card.md: id: \"Bus_Card\" (expected: the file's name without .md)");
    assertThat(problems("title: 公交卡怎么办\n", ""))
        .containsExactly("bus-card.md: title: missing (expected: a title)");
    assertThat(problems("asOf: 2026-06-30", "asOf: 2026-06-31"))
        .contains("bus-card.md: asOf: \"2026-06-31\" (expected: a date as 2026-06-30)");
    assertThat(problems("reviewBy: 2027-06-30", "validTo: 2025-12-31"))
        .containsExactly(
            "bus-card.md: validTo: 2025-12-31 (expected: not before validFrom 2026-01-01)");
    assertThat(problems("region: \"331100\"", "region: 丽水"))
        .containsExactly(
            "bus-card.md: region: \"丽水\" (expected: a division code of 6, 9 or 12 digits)");
    assertThat(problems("keywords: [公交, 卡]", "keyword: 公交"))
        .satisfiesExactlyInAnyOrder(
            p -> assertThat(p).startsWith("bus-card.md: keyword: unknown key (expected one of: "),
            p -> assertThat(p).startsWith("bus-card.md: keywords: missing (expected: a list"));
    assertThat(problems("  - 坐公交要办什么卡", "  - 公交卡在哪里办"))
        .containsExactly("bus-card.md: questions: an entry stands twice (expected: each once)");
    assertThat(problems("title: 公交卡怎么办", "title: 公交卡: 怎么办"))
        .satisfiesExactly(
            p -> assertThat(p).startsWith("bus-card.md: front matter line 3: ").contains("quote"));
    assertThat(problems("title: 公交卡怎么办", "id: bus-card"))
        .satisfiesExactly(p -> assertThat(p).contains("front matter line 3: Duplicate field 'id'"));
    assertThat(problems("到公交服务网点办理。\n", ""))
        .containsExactly(
            "bus-card.md: body: starts with a heading"
                + " (expected: a first paragraph that answers directly)");
    assertThat(problems("---\nid", "id"))
        .containsExactly(
            "bus-card.md: no front matter (expected: a first line --- and a closing line ---)");
  }

  @Test
  void aQuestionBelongsToOneArticle() throws IOException {
    read("bus-card.md", GOOD);
    ReadArticles read = read("bus-pass.md", GOOD.replace("id: bus-card", "id: bus-pass"));
    assertThat(read.articles()).hasSize(2);
    assertThat(read.problems())
        .extracting(FileProblem::toString)
        .contains("bus-pass.md: questions: \"公交卡在哪里办\" is also in bus-card.md (expected: in one)");
  }

  @Test
  void bytesThatAreNoTextAreNamed() throws IOException {
    try (OutputStream out = Files.newOutputStream(dir.resolve("gbk.md"))) {
      out.write(GOOD.getBytes(Charset.forName("GBK")));
    }
    ReadArticles read = read("bus-card.md", GOOD);
    assertThat(read.articles()).hasSize(1);
    assertThat(read.problems())
        .containsExactly(new FileProblem("gbk.md", "not UTF-8 (expected: UTF-8 text)"));
  }
}
