package org.hotline12345.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.Attachment;
import org.hotline12345.knowledge.Attachments;
import org.hotline12345.knowledge.InvalidArticleException;
import org.hotline12345.knowledge.InvalidAttachmentException;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.TestArticles;
import org.junit.jupiter.api.Test;

class JdbiAttachmentsTest {
  private static final Instant AT = Instant.parse("2026-07-01T01:02:03Z");
  private static final byte[] PDF = "%PDF-1.7 表".getBytes(StandardCharsets.UTF_8);

  private static Attachments attachments(Database database) {
    return new Attachments(
        new JdbiAttachments(database),
        new DurableTransactions(database),
        Clock.fixed(AT, ZoneOffset.UTC));
  }

  @Test
  void citizensHaveAFileOnlyOnceItsVersionWasLive() {
    try (Database database = Database.inMemory("attachments")) {
      Attachments attachments = attachments(database);
      Articles articles = new JdbiArticles(database);
      Attachment form = attachments.store("申请表.pdf", PDF, "编辑");
      assertThat(attachments.store("同一份.pdf", PDF, "别人").sha256()).isEqualTo(form.sha256());
      KnowledgeArticle draft = with(form).withState(ArticleState.DRAFT);
      articles.save(draft, 0, "编辑", AT, "");
      assertThat(attachments.published("a", form.sha256())).as("a draft's").isEmpty();
      assertThat(attachments.stored(form.sha256(), "申请表.pdf").orElseThrow().content())
          .isEqualTo(PDF);
      articles.save(with(form), 1, "审核", AT, "");
      Attachments.Download got = attachments.published("a", form.sha256()).orElseThrow();
      assertThat(got.content()).isEqualTo(PDF);
      assertThat(got.file()).isEqualTo(form);
      assertThat(attachments.published("b", form.sha256())).as("another article's").isEmpty();
      articles.save(TestArticles.article("a", "甲", "文"), 2, "审核", AT.plusSeconds(1), "");
      assertThat(attachments.published("a", form.sha256())).as("once live").isPresent();
      assertThat(articles.find("a", 2).orElseThrow().attachments()).containsExactly(form);
    }
  }

  @Test
  void sizeAndTypeAreThoseOfTheFileWhateverIsClaimed() {
    try (Database database = Database.inMemory("claims")) {
      Attachments attachments = attachments(database);
      Attachment form = attachments.store("申请表.pdf", PDF, "编辑");
      Attachment claim = new Attachment("新名.pdf", form.sha256(), 1, "text/html");
      assertThat(attachments.known(List.of(claim)))
          .containsExactly(new Attachment("新名.pdf", form.sha256(), PDF.length, "application/pdf"));
      Attachment unknown = new Attachment("无.pdf", "0".repeat(64), 1, "application/pdf");
      assertThatThrownBy(() -> attachments.known(List.of(unknown)))
          .isInstanceOf(InvalidArticleException.class)
          .hasMessageContaining("无.pdf");
    }
  }

  @Test
  void aFileIsWhatItHoldsAndNamesAreHarmless() {
    try (Database database = Database.inMemory("kinds")) {
      Attachments attachments = attachments(database);
      String zip = "PK\u0003\u0004";
      taken(attachments, "表.docx", zip + "word/document.xml");
      taken(attachments, "表.xlsx", zip + "xl/workbook.xml");
      taken(attachments, "文.ofd", zip + "OFD.xml");
      assertThat(attachments.store("说明.txt", "丽水\n".getBytes(Charset.forName("GB18030")), "e"))
          .extracting(Attachment::mediaType)
          .isEqualTo("text/plain");
      refused(attachments, "表.docx", zip + "word/document.xml word/vbaProject.bin");
      refused(attachments, "表.zip", zip + "a.txt");
      refused(attachments, "图.png", "%PDF-1.7");
      refused(attachments, "页.html", "<script>1</script>");
      refused(attachments, "空.txt", "");
      for (String name : List.of("../a.txt", "a/b.txt", "a\u202etxt.txt", " ", ".txt", "a\n.txt")) {
        refused(attachments, name, "文");
      }
      byte[] large = new byte[Attachments.LARGEST + 1];
      System.arraycopy(PDF, 0, large, 0, PDF.length);
      assertThatThrownBy(() -> attachments.store("大.pdf", large, "e"))
          .isInstanceOf(InvalidAttachmentException.class);
    }
  }

  private static void taken(Attachments attachments, String name, String content) {
    Attachment stored = attachments.store(name, content.getBytes(StandardCharsets.ISO_8859_1), "e");
    assertThat(stored.name().toLowerCase(Locale.ROOT)).isEqualTo(name);
  }

  private static void refused(Attachments attachments, String name, String content) {
    assertThatThrownBy(() -> attachments.store(name, content.getBytes(StandardCharsets.UTF_8), "e"))
        .as(name)
        .isInstanceOf(InvalidAttachmentException.class);
  }

  private static KnowledgeArticle with(Attachment file) {
    KnowledgeArticle a = TestArticles.article("a", "甲", "文");
    return new KnowledgeArticle(
        a.id(),
        0,
        a.title(),
        a.questions(),
        a.body(),
        a.department(),
        a.region(),
        a.audience(),
        a.legalBasis(),
        a.source(),
        a.asOf(),
        a.validFrom(),
        null,
        null,
        List.of(),
        List.of(),
        List.of(file),
        ArticleState.PUBLISHED,
        0);
  }
}
